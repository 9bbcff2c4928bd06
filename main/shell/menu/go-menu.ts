import { say } from '../../../preload/words/say.ts';
import { action, line, type MenuItem, opens, withKeyOfPage } from './menu-item.ts';

/** The way to every screen, in the order of the window's navigation. */
export function goMenu(mac: boolean): MenuItem {
  return {
    label: say('menu:go.title'),
    submenu: [
      withKeyOfPage(
        action(say('menu:go.back'), { kind: 'history', step: 'back' }, mac ? 'Cmd+[' : 'Alt+Left'),
      ),
      withKeyOfPage(
        action(say('menu:go.forward'), { kind: 'history', step: 'forward' }, mac ? 'Cmd+]' : 'Alt+Right'),
      ),
      line,
      opens(say('menu:go.overview'), '/overview', 'CmdOrCtrl+1'),
      opens(say('menu:go.assets'), '/assets', 'CmdOrCtrl+2'),
      opens(say('menu:go.activeVulnerabilities'), '/vulnerabilities/active', 'CmdOrCtrl+3'),
      opens(say('menu:go.resolvedVulnerabilities'), '/vulnerabilities/resolved', 'CmdOrCtrl+4'),
      line,
      opens(say('menu:go.importViaConnector'), '/import/new', 'CmdOrCtrl+5'),
      opens(say('menu:go.importHistory'), '/import/history', 'CmdOrCtrl+6'),
      opens(say('menu:go.connectorSetup'), '/connectors', 'CmdOrCtrl+7'),
    ],
  };
}
