import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { goMenu } from './go-menu.ts';
import { action, line, type MenuItem, opens, plainLabel, roles, withKeyOfPage } from './menu-item.ts';

/** What the menu depends on. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly name: string;
  /** Whether the window's developer tools can be opened. */
  readonly developerTools: boolean;
  readonly status: Pick<ApplicationStatus, 'connectors' | 'schedulePaused'>;
}

const settings: MenuItem = opens('Settings…', '/settings/mode', 'CmdOrCtrl+,');

/** The system's key for it is that of Sync Now. */
const reload: MenuItem = { role: 'reload', accelerator: 'CmdOrCtrl+Shift+R' };

/** The application's whole menu in the order and with the words of its system. */
export function menuTemplate(facts: MenuFacts): readonly MenuItem[] {
  const mac = facts.platform === 'darwin';
  return [
    ...(mac ? [applicationMenu(facts.name)] : []),
    fileMenu(mac),
    editMenu(),
    viewMenu(facts.developerTools),
    goMenu(mac),
    scanMenu(facts.status),
    windowMenu(mac),
    helpMenu(mac),
  ];
}

/** The first menu of macOS bears the application's name. */
function applicationMenu(name: string): MenuItem {
  return {
    label: name,
    submenu: [
      action(`About ${name}`, { kind: 'summon', summons: { kind: 'command', command: 'about' } }),
      line,
      settings,
      line,
      ...roles('services'),
      line,
      ...roles('hide', 'hideOthers', 'unhide'),
      line,
      action(`Quit ${name}`, { kind: 'quit' }, 'Cmd+Q'),
    ],
  };
}

function fileMenu(mac: boolean): MenuItem {
  return {
    label: '&File',
    submenu: [
      opens('New Connector…', '/connectors?dialog=new', 'CmdOrCtrl+N'),
      opens('New Import Rule…', '/import/new', 'CmdOrCtrl+Shift+N'),
      line,
      ...(mac ? roles('close') : [settings, line, action('Quit', { kind: 'quit' }, 'Ctrl+Q')]),
    ],
  };
}

function editMenu(): MenuItem {
  return {
    label: '&Edit',
    submenu: [
      ...roles('undo', 'redo'),
      line,
      ...roles('cut', 'copy', 'paste', 'delete'),
      line,
      ...roles('selectAll'),
    ],
  };
}

function viewMenu(developerTools: boolean): MenuItem {
  const command = (label: string, name: 'palette' | 'search', accelerator: string): MenuItem =>
    withKeyOfPage(
      action(label, { kind: 'summon', summons: { kind: 'command', command: name } }, accelerator),
    );
  return {
    label: '&View',
    submenu: [
      command('Command Palette…', 'palette', 'CmdOrCtrl+K'),
      command('Search', 'search', '/'),
      line,
      ...roles('resetZoom', 'zoomIn', 'zoomOut'),
      line,
      ...roles('togglefullscreen'),
      ...(developerTools ? [line, reload, ...roles('toggleDevTools')] : []),
    ],
  };
}

function scanMenu({ connectors, schedulePaused }: MenuFacts['status']): MenuItem {
  const sync: MenuItem[] =
    connectors.length > 1
      ? connectors.map(({ id, name }) =>
          action(plainLabel(`Sync ${name} Now`), { kind: 'sync', connectorId: id }),
        )
      : connectors.map(({ id }) =>
          withKeyOfPage(action('Sync Now', { kind: 'sync', connectorId: id }, 'CmdOrCtrl+R')),
        );
  return {
    label: '&Scan',
    submenu: [
      ...(sync.length > 0 ? sync : [{ label: 'Sync Now', enabled: false }]),
      line,
      {
        ...action('Pause Schedule', { kind: 'pause', paused: !schedulePaused }),
        type: 'checkbox',
        checked: schedulePaused,
      },
      line,
      opens('Import History', '/import/history'),
    ],
  };
}

function windowMenu(mac: boolean): MenuItem {
  return {
    label: '&Window',
    submenu: mac ? [...roles('minimize', 'zoom'), line, ...roles('front')] : roles('minimize', 'close'),
  };
}

function helpMenu(mac: boolean): MenuItem {
  return {
    label: '&Help',
    ...(mac ? { role: 'help' } : {}),
    submenu: [
      withKeyOfPage(
        action(
          'Help for This Screen',
          { kind: 'summon', summons: { kind: 'command', command: 'help' } },
          'F1',
        ),
      ),
      withKeyOfPage(
        action(
          'Keyboard Shortcuts',
          { kind: 'summon', summons: { kind: 'command', command: 'shortcuts' } },
          '?',
        ),
      ),
      line,
      opens('Service User', '/help/service-user'),
      opens('Error Codes', '/help/errors'),
      opens('Diagnostics…', '/help/diagnostics'),
      action('Show Log Folder', { kind: 'log-folder' }),
      ...(mac
        ? []
        : [line, action('About', { kind: 'summon', summons: { kind: 'command', command: 'about' } })]),
    ],
  };
}
