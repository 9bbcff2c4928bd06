/** What the session bus says of a tray for status icons. `unknown`: it could not be asked. */
export type WatcherAnswer = 'present' | 'absent' | 'unknown';

/** What tells whether this desktop shows a tray. */
export interface TrayFacts {
  readonly platform: NodeJS.Platform;
  readonly watcher: WatcherAnswer;
  /** XDG_CURRENT_DESKTOP: names parted by colons, such as `ubuntu:GNOME`. */
  readonly desktop: string | undefined;
}

/** Desktops of Linux that have a tray of their own; plain GNOME has none. Ubuntu's adds one. */
const desktopsWithTray: readonly string[] = [
  'kde',
  'xfce',
  'cinnamon',
  'x-cinnamon',
  'mate',
  'lxqt',
  'budgie',
  'deepin',
  'unity',
  'ubuntu',
];

/** Whether a tray is there to close to. Windows and macOS always have one; where nobody knows, there is none. */
export function trayIsPresent({ platform, watcher, desktop }: TrayFacts): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  if (watcher !== 'unknown') return watcher === 'present';
  const names = (desktop ?? '').toLowerCase().split(':');
  return names.some((name) => desktopsWithTray.includes(name));
}
