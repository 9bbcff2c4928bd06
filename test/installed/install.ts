import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import type { Installed, System } from './installed.ts';
import { mustRun } from './run-command.ts';
import { eventually } from './running-window.ts';

const product = 'SentinelOne Connector';
const launcher = 'sentinelone-connector-cli';

/** The kinds of packages of each system, and how the files of each end. */
const kinds: Readonly<Record<System, Readonly<Record<string, string>>>> = {
  linux: { deb: '.deb', 'tar.gz': '.tar.gz', AppImage: '.AppImage' },
  win32: { 'nsis for this user': '.exe', 'nsis for all': '.exe' },
  darwin: { dmg: '.dmg', zip: '.zip' },
};

/**
 * What can be installed here of what lies in a folder: each kind, and its file.
 * @param only the kinds that are wanted; all of the system without it
 */
export function installersIn(
  folder: string,
  system: System,
  only: readonly string[] = Object.keys(kinds[system]),
): { kind: string; file: string }[] {
  const wanted = Object.entries(kinds[system]).filter(([kind]) => only.includes(kind));
  return wanted.map(([kind, ending]) => {
    const found = readdirSync(folder).filter((name) => name.endsWith(ending));
    const [name] = found;
    if (name === undefined || found.length > 1) {
      throw new Error(`${folder} has ${found.length} files that end in ${ending}, not one.`);
    }
    return { kind, file: join(folder, name) };
  });
}

/** Installs a package as the administrator's guide says. `folder` is for what has no place of its own. */
export async function install(kind: string, file: string, folder: string): Promise<Installed> {
  mkdirSync(folder, { recursive: true });
  switch (kind) {
    case 'deb':
      return installDeb(file);
    case 'tar.gz':
      return unpackArchive(file, folder);
    case 'AppImage':
      return unpackAppImage(file, folder);
    case 'nsis for this user':
      return runInstaller(kind, file, '/currentuser', process.env['LOCALAPPDATA'] ?? '', 'Programs');
    case 'nsis for all':
      return runInstaller(kind, file, '/allusers', process.env['ProgramFiles'] ?? '', '');
    case 'dmg':
      return copyFromImage(file, folder);
    case 'zip':
      await mustRun(['ditto', '-x', '-k', file, folder]);
      return macApplication(kind, join(folder, `${product}.app`));
    default:
      throw new Error(`There is no way to install a ${kind}.`);
  }
}

async function installDeb(file: string): Promise<Installed> {
  await mustRun(['sudo', 'apt-get', 'install', '-y', file]);
  const folder = join('/opt', product);
  return {
    ...linuxApplication('deb', folder, ['sentinelone-connector'], [launcher]),
    remove: async () => void (await mustRun(['sudo', 'apt-get', 'purge', '-y', 'sentinelone-connector'])),
    gone: [folder, '/usr/bin/sentinelone-connector', `/usr/bin/${launcher}`],
  };
}

async function unpackArchive(file: string, folder: string): Promise<Installed> {
  await mustRun(['tar', '--extract', '--gzip', '--file', file, '--directory', folder]);
  const unpacked = join(folder, basename(file, '.tar.gz'));
  const helper = join(unpacked, 'chrome-sandbox');
  await mustRun(['sudo', 'chown', 'root:root', helper]);
  await mustRun(['sudo', 'chmod', '4755', helper]);
  return linuxApplication(
    'tar.gz',
    unpacked,
    [join(unpacked, 'sentinelone-connector')],
    [join(unpacked, launcher)],
  );
}

async function unpackAppImage(file: string, folder: string): Promise<Installed> {
  // An update puts another file in its place: of a copy, with a name that stays.
  const own = join(folder, 'connector.AppImage');
  cpSync(file, own);
  await mustRun(['chmod', '+x', own]);
  await mustRun([own, '--appimage-extract'], { cwd: folder });
  const words = [
    '--ozone-platform=headless',
    '--disable-gpu',
    '--no-sandbox',
    '--log-level=3',
    '--cli',
    '--',
  ];
  return linuxApplication('AppImage', join(folder, 'squashfs-root'), [own], [own, ...words]);
}

function linuxApplication(
  kind: string,
  folder: string,
  [program]: readonly [string],
  cli: readonly [string, ...string[]],
): Installed {
  return {
    kind,
    system: 'linux',
    program,
    cli,
    fusesIn: [join(folder, 'sentinelone-connector')],
    resources: join(folder, 'resources'),
    remove: async () =>
      void (await mustRun(['sudo', 'rm', '-rf', folder, ...(program.startsWith('/') ? [program] : [])])),
    gone: [folder],
  };
}

async function runInstaller(
  kind: string,
  file: string,
  forWhom: string,
  parent: string,
  below: string,
): Promise<Installed> {
  await mustRun([file, '/S', forWhom]);
  const folder = join(parent, below, product);
  const program = join(folder, `${product}.exe`);
  await eventually(`${program}`, () => existsSync(program));
  return {
    kind,
    system: 'win32',
    program,
    cli: [join(folder, `${launcher}.cmd`)],
    fusesIn: [program, join(folder, 'sentinelone-connector-console.exe')],
    resources: join(folder, 'resources'),
    remove: async () => {
      await mustRun([join(folder, `Uninstall ${product}.exe`), '/S', forWhom]);
      // It goes on as a copy of itself.
      await eventually('the end of the uninstaller', () => !existsSync(program));
    },
    gone: [program],
  };
}

async function copyFromImage(file: string, folder: string): Promise<Installed> {
  const mounted = join(folder, 'image');
  mkdirSync(mounted);
  await mustRun(['hdiutil', 'attach', '-nobrowse', '-readonly', '-mountpoint', mounted, file], {
    input: 'Y\n',
  });
  const application = join(folder, `${product}.app`);
  await mustRun(['ditto', join(mounted, `${product}.app`), application]);
  await mustRun(['hdiutil', 'detach', mounted]);
  return macApplication('dmg', application);
}

function macApplication(kind: string, application: string): Installed {
  const contents = join(application, 'Contents');
  return {
    kind,
    system: 'darwin',
    program: join(contents, 'MacOS', product),
    cli: [join(contents, 'Resources', launcher)],
    fusesIn: [application],
    resources: join(contents, 'Resources'),
    remove: async () => void (await mustRun(['rm', '-rf', application])),
    gone: [application],
  };
}
