import { extname, join } from 'node:path';

/** The folder of what the build makes, seen from the sources (`main/shell`) and from what is built (`dist/main`). */
const dist =
  extname(import.meta.url) === '.ts'
    ? join(import.meta.dirname, '..', '..', 'dist')
    : join(import.meta.dirname, '..');

/** What the shell takes from the build, as absolute paths. */
export const builtFiles = {
  preload: join(dist, 'preload', 'index.cjs'),
  pages: join(dist, 'renderer'),
  licences: join(dist, 'licences.json'),
  signature: join(dist, 'signature.json'),
} as const;

/** The folder with the pictures of tray and window; the build copies it beside the compiled code. */
export const iconFolder = join(import.meta.dirname, 'icons');
