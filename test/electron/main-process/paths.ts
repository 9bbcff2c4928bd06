import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string().optional(),
  productName: z.string().optional(),
  version: z.string().optional(),
});

/** The app's folder: the nearest one with a package.json above the entry, as `electron .` takes it. */
export const appPath = ((): string => {
  const entry = process.argv[1] ?? process.cwd();
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return folder;
    }
  }
  return dirname(entry);
})();

const manifest = ((): z.output<typeof manifestSchema> => {
  const file = join(appPath, 'package.json');
  return existsSync(file) ? manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
})();

/** The app's name and version as its package.json gives them. */
export const identity = {
  name: manifest.productName ?? manifest.name ?? 'Electron',
  version: manifest.version ?? '0.0.0',
};

const settled = new Map<string, string>();

const folderOfUser = (variable: string, fallback: string): string =>
  process.env[variable] ?? join(homedir(), fallback);

function byDefault(name: string): string | null {
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return folderOfUser('XDG_CONFIG_HOME', '.config');
    case 'userData':
      return userDataSwitch() ?? join(paths.get('appData'), identity.name);
    case 'sessionData':
      return paths.get('userData');
    case 'logs':
      return join(paths.get('userData'), 'logs');
    case 'crashDumps':
      return join(paths.get('userData'), 'Crashpad');
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return process.execPath;
    case 'desktop':
      return folderOfUser('XDG_DESKTOP_DIR', 'Desktop');
    case 'documents':
      return folderOfUser('XDG_DOCUMENTS_DIR', 'Documents');
    case 'downloads':
      return folderOfUser('XDG_DOWNLOAD_DIR', 'Downloads');
    case 'music':
    case 'pictures':
    case 'videos':
      return join(homedir(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    default:
      return null;
  }
}

/** Chromium's own switch, which Electron follows for `userData`. */
function userDataSwitch(): string | null {
  const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='));
  return given === undefined ? null : given.slice('--user-data-dir='.length);
}

/** The folders of `app.getPath` and `app.setPath`. Throws on names that Electron does not know. */
export const paths = {
  get(name: string): string {
    const path = settled.get(name) ?? byDefault(name);
    if (path === null) {
      throw new Error(`Failed to get '${name}' path`);
    }
    return path;
  },
  set(name: string, path: string): void {
    if (byDefault(name) === null) {
      throw new Error(`Failed to set path`);
    }
    settled.set(name, path);
  },
};
