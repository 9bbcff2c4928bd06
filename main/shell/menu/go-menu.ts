import { action, line, type MenuItem, opens, withKeyOfPage } from './menu-item.ts';

/** The way to every screen, in the order of the window's navigation. */
export function goMenu(mac: boolean): MenuItem {
  return {
    label: '&Go',
    submenu: [
      withKeyOfPage(action('Back', { kind: 'history', step: 'back' }, mac ? 'Cmd+[' : 'Alt+Left')),
      withKeyOfPage(action('Forward', { kind: 'history', step: 'forward' }, mac ? 'Cmd+]' : 'Alt+Right')),
      line,
      opens('Overview', '/overview', 'CmdOrCtrl+1'),
      opens('Assets', '/assets', 'CmdOrCtrl+2'),
      opens('Active Vulnerabilities', '/vulnerabilities/active', 'CmdOrCtrl+3'),
      opens('Resolved Vulnerabilities', '/vulnerabilities/resolved', 'CmdOrCtrl+4'),
      line,
      opens('Import via Connector', '/import/new', 'CmdOrCtrl+5'),
      opens('Import History', '/import/history', 'CmdOrCtrl+6'),
      opens('Connector Setup', '/connectors', 'CmdOrCtrl+7'),
    ],
  };
}
