import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';
import { goMenu } from './go-menu.ts';
import {
  action,
  line,
  type MenuItem,
  opens,
  plainLabel,
  roles,
  withKeyOfPage,
  withoutPlainKeys,
} from './menu-item.ts';

/** What the menu depends on. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly name: string;
  /** Whether the window's developer tools can be opened. */
  readonly developerTools: boolean;
  readonly status: Pick<ApplicationStatus, 'connectors' | 'schedulePaused'>;
}

const settings: MenuItem = opens(say('menu:settings'), '/settings/mode', 'CmdOrCtrl+,');

/** The system's key for it is that of Sync Now. */
const reload: MenuItem = { role: 'reload', accelerator: 'CmdOrCtrl+Shift+R' };

/** The application's whole menu in the order and with the words of its system. */
export function menuTemplate(facts: MenuFacts): readonly MenuItem[] {
  const mac = facts.platform === 'darwin';
  const menus = [
    ...(mac ? [applicationMenu(facts.name)] : []),
    fileMenu(mac),
    editMenu(),
    viewMenu(facts.developerTools),
    goMenu(mac),
    scanMenu(facts.status),
    windowMenu(mac),
    helpMenu(mac),
  ];
  return mac ? withoutPlainKeys(menus) : menus;
}

/** The first menu of macOS bears the application's name. */
function applicationMenu(name: string): MenuItem {
  return {
    label: name,
    submenu: [
      action(say('menu:aboutNamed', { name }), {
        kind: 'navigate',
        request: { kind: 'command', command: 'about' },
      }),
      line,
      settings,
      line,
      ...roles('services'),
      line,
      ...roles('hide', 'hideOthers', 'unhide'),
      line,
      action(say('menu:quitNamed', { name }), { kind: 'quit' }, 'Cmd+Q'),
    ],
  };
}

function fileMenu(mac: boolean): MenuItem {
  return {
    label: say('menu:file.title'),
    submenu: [
      opens(say('menu:file.newConnector'), '/connectors?dialog=new', 'CmdOrCtrl+N'),
      opens(say('menu:file.newRule'), '/import/new', 'CmdOrCtrl+Shift+N'),
      line,
      ...(mac ? roles('close') : [settings, line, action(say('menu:quit'), { kind: 'quit' }, 'Ctrl+Q')]),
    ],
  };
}

function editMenu(): MenuItem {
  return {
    label: say('menu:edit.title'),
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
      action(label, { kind: 'navigate', request: { kind: 'command', command: name } }, accelerator),
    );
  return {
    label: say('menu:view.title'),
    submenu: [
      command(say('menu:view.palette'), 'palette', 'CmdOrCtrl+K'),
      command(say('menu:view.search'), 'search', '/'),
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
          action(plainLabel(say('menu:scan.syncNamed', { name })), { kind: 'sync', connectorId: id }),
        )
      : connectors.map(({ id }) =>
          withKeyOfPage(action(say('menu:scan.syncNow'), { kind: 'sync', connectorId: id }, 'CmdOrCtrl+R')),
        );
  return {
    label: say('menu:scan.title'),
    submenu: [
      ...(sync.length > 0 ? sync : [{ label: say('menu:scan.syncNow'), enabled: false }]),
      line,
      {
        ...action(say('menu:scan.pauseSchedule'), { kind: 'pause', paused: !schedulePaused }),
        type: 'checkbox',
        checked: schedulePaused,
      },
      line,
      opens(say('menu:scan.history'), '/import/history'),
    ],
  };
}

function windowMenu(mac: boolean): MenuItem {
  return {
    label: say('menu:window.title'),
    // By it macOS lists the windows there.
    ...(mac ? { role: 'window' } : {}),
    submenu: mac ? [...roles('minimize', 'zoom'), line, ...roles('front')] : roles('minimize', 'close'),
  };
}

function helpMenu(mac: boolean): MenuItem {
  return {
    label: say('menu:help.title'),
    ...(mac ? { role: 'help' } : {}),
    submenu: [
      withKeyOfPage(
        action(
          say('menu:help.thisScreen'),
          { kind: 'navigate', request: { kind: 'command', command: 'help' } },
          'F1',
        ),
      ),
      withKeyOfPage(
        action(
          say('menu:help.shortcuts'),
          { kind: 'navigate', request: { kind: 'command', command: 'shortcuts' } },
          '?',
        ),
      ),
      line,
      opens(say('menu:help.serviceUser'), '/help/service-user'),
      opens(say('menu:help.errorCodes'), '/help/errors'),
      opens(say('menu:help.diagnostics'), '/help/diagnostics'),
      action(say('menu:help.logFolder'), { kind: 'log-folder' }),
      ...(mac
        ? []
        : [
            line,
            action(say('menu:help.about'), {
              kind: 'navigate',
              request: { kind: 'command', command: 'about' },
            }),
          ]),
    ],
  };
}
