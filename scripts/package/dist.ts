/**
 * `npm run dist`: makes installers of what is built, for this system unless others are named, into `release/`.
 * `npm run dist:dir` leaves the unpacked application only. What signs them stands in the environment; see
 * docs/releasing.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { addConsoleProgram } from './console-program.ts';
import { PackagingError } from './packaging-error.ts';
import { type Signing, signingFor, type TargetPlatform } from './signing.ts';
import { findProgram } from './system-tools.ts';
import { type TrialOrder, trialConfig } from './trial-build.ts';

const root = join(import.meta.dirname, '..', '..');

const usage = `npm run dist -- [options]

  --platform NAME   linux, mac or win; may be given several times (this system)
  --arch NAME       x64 or arm64; may be given several times (both)
  --target NAME     one of the platform's kinds: deb, rpm, tar.gz, AppImage; dmg, zip; nsis; or dir (all but dir)
  --electron DIR    where Electron lies: a folder <platform>-<arch> for each, or its archives (downloaded)
  --out DIR         where the installers go (release)

  --trial-version V --trial-feed URL
                    builds for trying an update on this machine, which can be inspected: never for anybody else
`;

const platforms = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS } as const;
const architectures = { x64: Arch.x64, arm64: Arch.arm64 } as const;

/** What Linux packages are made with, and what brings it on Debian. */
const linuxTools = { deb: ['dpkg-deb', 'dpkg'], rpm: ['rpmbuild', 'rpm'] } as const;

interface Order {
  readonly platforms: readonly TargetPlatform[];
  readonly architectures: readonly (keyof typeof architectures)[];
  readonly targets: readonly string[];
  readonly electron: string | null;
  readonly out: string;
  /** Null for what is released. */
  readonly trial: TrialOrder | null;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function readOrder(): Order {
  const { values } = parseArgs({
    options: {
      platform: { type: 'string', multiple: true },
      arch: { type: 'string', multiple: true },
      target: { type: 'string', multiple: true, default: [] },
      electron: { type: 'string' },
      out: { type: 'string', default: 'release' },
      'trial-version': { type: 'string' },
      'trial-feed': { type: 'string' },
    },
  });
  const { 'trial-version': version, 'trial-feed': feed } = values;
  return {
    platforms: (values.platform ?? [thisPlatform()]).map((name) => known(name, platforms, '--platform')),
    architectures: (values.arch ?? ['x64', 'arm64']).map((name) => known(name, architectures, '--arch')),
    targets: values.target,
    electron: values.electron === undefined ? null : resolve(values.electron),
    out: resolve(values.out),
    trial: version === undefined && feed === undefined ? null : { version: version ?? '', feed: feed ?? '' },
  };
}

function thisPlatform(): TargetPlatform {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}

function known<Name extends string>(
  name: string,
  names: Readonly<Record<Name, unknown>>,
  option: string,
): Name {
  if (Object.hasOwn(names, name)) return name as Name;
  throw new PackagingError(
    'order-not-understood',
    `${option} is one of ${Object.keys(names).join(', ')}, not ${name}.`,
  );
}

/** Lets electron-builder use what the system has instead of downloading it. */
function offerSystemTools({ platforms: wanted, targets }: Order): void {
  const { env } = process;
  const archiver = findProgram(['7zz', '7za', '7z']);
  if (archiver !== null) env['ELECTRON_BUILDER_7ZIP_PATH'] ??= archiver;
  if (!wanted.includes('linux')) return;
  for (const format of ['deb', 'rpm'] as const) {
    const [program, debianPackage] = linuxTools[format];
    if (targets.length === 0 || targets.includes(format)) need(program, debianPackage);
  }
  if (env['LINUX_SIGNING_KEY']) {
    need('gpg', 'gnupg');
    need('rpmsign', 'rpm');
  }
  env['CUSTOM_FPM_PATH'] ??= join(import.meta.dirname, 'linux', 'make-package.ts');
  // The script runs on the Node that runs this.
  env['PATH'] = `${dirname(process.execPath)}:${env['PATH']}`;
}

/** The full path of a program; throws with what brings it on Debian when the system has none. */
function need(program: string, debianPackage: string): string {
  const found = findProgram([program]);
  if (found !== null) return found;
  throw new PackagingError('tool-missing', `${program} is needed: sudo apt-get install ${debianPackage}`);
}

/** Electron as it lies in a folder, for each platform and architecture. */
function electronFrom(folder: string | null): Configuration {
  if (folder === null) return {};
  return {
    electronDist: ({ platformName, arch }) => {
      const unpacked = join(folder, `${platformName}-${arch}`);
      return existsSync(unpacked) ? unpacked : folder;
    },
    afterExtract: ({ appOutDir, electronPlatformName, arch }) => {
      const mac = electronPlatformName === 'darwin';
      const resources = join(appOutDir, mac ? 'Electron.app/Contents/Resources' : 'resources');
      // What was not downloaded for this purpose is copied as it is, with the application that Electron shows by itself.
      rmSync(join(resources, 'default_app.asar'), { force: true });
      rmSync(join(appOutDir, 'version'), { force: true });
      if (!mac) return;
      // Of an unpacked one for macOS the application alone is copied; the licences lie beside it.
      const unpacked = join(folder, `${electronPlatformName}-${Arch[arch]}`);
      const licences = {
        LICENSE: 'LICENSE.electron.txt',
        'LICENSES.chromium.html': 'LICENSES.chromium.html',
      };
      for (const [name, shipped] of Object.entries(licences)) {
        const file = join(unpacked, name);
        if (existsSync(file)) copyFileSync(file, join(resources, shipped));
      }
    },
  };
}

/** Makes the installers of one platform; gives the files. */
async function make(platform: TargetPlatform, signing: Signing, order: Order): Promise<string[]> {
  noteSignature(signing.signed);
  const made: string[] = await build({
    projectDir: root,
    publish: 'never',
    targets: platforms[platform].createTarget(
      order.targets.length === 0 ? null : [...order.targets],
      ...order.architectures.map((name) => architectures[name]),
    ),
    config: {
      ...signing.config,
      ...electronFrom(order.electron),
      ...(order.trial === null ? {} : trialConfig(order.trial)),
      ...(platform === 'win' ? { afterPack: addConsoleProgram } : {}),
      directories: { output: order.out },
      forceCodeSigning: signing.signed && platform !== 'linux',
    },
  });
  const files = made.filter((file) => existsSync(file));
  if (platform === 'linux' && signing.signed) signRpms(files);
  return files;
}

/** What the installed application says about itself. Whole or not at all, since others may be packing the same. */
function noteSignature(signed: boolean): void {
  const file = join(root, 'dist', 'signature.json');
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify({ signed })}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

/** Signs packages for rpm; when that fails they are removed, since their names do not say that they are unsigned. */
function signRpms(files: readonly string[]): void {
  const rpms = files.filter((file) => file.endsWith('.rpm'));
  if (rpms.length === 0) return;
  // Debian's rpm looks for a gpg2, which Debian's gpg is no longer called.
  const macros = [`_gpg_name ${process.env['LINUX_SIGNING_KEY']}`, `__gpg ${need('gpg', 'gnupg')}`];
  const words = macros.flatMap((macro) => ['--define', macro]);
  const { status } = spawnSync('rpmsign', ['--addsign', ...words, ...rpms], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status === 0) return;
  for (const file of rpms) rmSync(file);
  throw new PackagingError(
    'signing-failed',
    'The packages for rpm could not be signed: see above, and whether gpg knows the key of LINUX_SIGNING_KEY.',
  );
}

/** Writes the checksums of all files, and beside them their signature where there is a key. */
async function writeChecksums(files: readonly string[], out: string): Promise<void> {
  const lines: string[] = [];
  for (const file of [...files].sort()) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    lines.push(`${hash.digest('hex')}  ${basename(file)}\n`);
  }
  const list = join(out, 'SHA256SUMS');
  writeFileSync(list, lines.join(''));
  rmSync(`${list}.asc`, { force: true });
  const key = process.env['LINUX_SIGNING_KEY'];
  if (!key) return;
  execFileSync('gpg', ['--batch', '--local-user', key, '--armor', '--detach-sign', list], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function run(): Promise<void> {
  const order = readOrder();
  const signings = order.platforms.map((platform) => ({
    platform,
    signing: signingFor(platform, process.env, process.platform),
  }));
  offerSystemTools(order);
  mkdirSync(order.out, { recursive: true });
  const files: string[] = [];
  for (const { platform, signing } of signings) {
    say(signing.says);
    files.push(...(await make(platform, signing, order)));
  }
  if (files.length > 0) await writeChecksums(files, order.out);
  // At the end, too: what is said before a long log is not read.
  for (const { signing } of signings) say(signing.says);
}

if (process.argv.includes('--help')) {
  process.stdout.write(usage);
} else {
  try {
    await run();
  } catch (error) {
    const unexpected = error instanceof Error && !(error instanceof PackagingError);
    say(unexpected ? (error.stack ?? error.message) : String(error instanceof Error ? error.message : error));
    process.exitCode = 1;
  }
}
