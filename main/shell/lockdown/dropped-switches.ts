import { app } from 'electron';

/**
 * Switches that an installed application does not follow, by the place where each is read. They are gone before
 * Electron is ready, which is before any of them is followed, but for those said otherwise in `docs/security.md`.
 */
export const droppedSwitches: readonly string[] = [
  // Join the pages from outside (Electron's `electron_browser_main_parts.cc`, Chromium's `content_switches.cc`).
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-io-pipes',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  // Node's debugger (`IsAllowedOption` in Electron's `node_bindings.cc`); the fuse refuses them before this can.
  'debug',
  'debug-brk',
  'debug-port',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'experimental-network-inspection',
  'experimental-inspector-network-resource',
  // V8's flags: Electron has set main's own by now (`javascript_environment.cc`), pages do not get them.
  'js-flags',
  // Run or wait for another program in the place of Chromium's own processes, or run pages within this one.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'renderer-startup-dialog',
  'utility-startup-dialog',
  'gpu-startup-dialog',
  'wait-for-debugger-children',
  'single-process',
  // Take from the pages what keeps them apart.
  'disable-web-security',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
  'unsafely-treat-insecure-origin-as-secure',
  'load-extension',
  'disable-extensions-except',
];

/** Takes them from the command line of an installed application. Call before Electron is ready. */
export function dropSwitches(): void {
  if (!app.isPackaged) return;
  for (const name of droppedSwitches) app.commandLine.removeSwitch(name);
}
