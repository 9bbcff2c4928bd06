import process from 'node:process';
import type { LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron';

let requested: Settings = {};
/** The value in Windows' registry, by which the app is started at login. */
let registered: string | null = null;

/** Sets it as each system does: Windows writes a command line, macOS knows the app alone, Linux does nothing. */
export function setLoginItem(settings: Settings): void {
  requested = settings;
  registered = process.platform === 'win32' && settings.openAtLogin === true ? commandLineOf(settings) : null;
}

/** What the system says of it. Windows: on when the value is, letter for letter, the one that these options make. */
export function loginItemSettings(options: LoginItemSettingsOptions = {}): LoginItemSettings {
  const isOn = {
    win32: registered !== null && registered === commandLineOf(options),
    darwin: requested.openAtLogin === true,
  };
  const openAtLogin = isOn[process.platform as keyof typeof isOn] ?? false;
  return {
    openAtLogin,
    wasOpenedAtLogin: false,
    status: openAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: process.platform === 'win32' && registered !== null,
    launchItems: [],
  };
}

/** What was set last, for the driver. */
export function requestedLoginItem(): { readonly settings: Settings; readonly registered: string | null } {
  return { settings: requested, registered };
}

/** `FormatCommandLineString` of Electron's `shell/browser/browser_win.cc`. */
function commandLineOf({ path, args = [] }: { path?: string; args?: string[] }): string {
  const program = path ?? process.execPath;
  const plain = /^".*"$/.test(program) ? program.slice(1, -1) : program;
  return [plain, ...args].map(quoted).join(' ');
}

/** `AddQuoteForArg` of Electron's `shell/common/command_line_util_win.cc`, by the rules of CommandLineToArgvW. */
function quoted(argument: string): string {
  if (!/[ \\"]/.test(argument)) return argument;
  return `"${argument.replace(/(\\*)("|$)/g, (_all, slashes: string, end: string) => `${slashes}${slashes}${end === '"' ? '\\"' : ''}`)}"`;
}
