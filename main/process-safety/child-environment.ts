/**
 * What a child process needs of the environment: where programs, libraries and temporary files are, whose session it is,
 * how the session bus and the display are reached, and the language. Nothing else is handed on, whatever it may hold.
 */
const needed = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'LC_ALL',
  'LC_CTYPE',
  'LC_MESSAGES',
  'TMPDIR',
  // Where AppImage and Nix keep the libraries that a program stands on.
  'LD_LIBRARY_PATH',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_DIRS',
  'XDG_CURRENT_DESKTOP',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  // Windows: without them a program does not even start, and finds no profile of its user.
  'SystemRoot',
  'SystemDrive',
  'windir',
  'TEMP',
  'TMP',
  'USERNAME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
];

/** The environment of a child process: the little it needs of this one's, and nothing that could be a secret. */
export function childEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const child: Record<string, string> = {};
  for (const name of needed) {
    const value = env[name];
    if (value !== undefined) child[name] = value;
  }
  return child;
}
