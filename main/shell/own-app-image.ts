import { isAbsolute, relative } from 'node:path';

/**
 * The file of the AppImage that this process runs from; null where it runs from none. Its runtime says in APPIMAGE where
 * the file lies and in APPDIR where it is mounted (https://docs.appimage.org/packaging-guide/environment-variables.html).
 * Both are inherited: what was started from within another AppImage is not that one.
 */
export function ownAppImage(env: NodeJS.ProcessEnv, execPath: string): string | null {
  const { APPIMAGE: file, APPDIR: mount } = env;
  if (!file || !mount || !isAbsolute(file) || !isAbsolute(mount)) return null;
  const inside = relative(mount, execPath);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? file : null;
}
