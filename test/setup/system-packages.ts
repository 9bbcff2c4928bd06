import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../scripts/package/system-tools.ts';

/** A Debian package that tests use, and how to see that what it brings is there (wherever it came from). */
interface SystemPackage {
  readonly name: string;
  readonly usedFor: 'the keychain' | 'the window' | 'packages';
  readonly present: () => boolean;
}

const systemPackages: readonly SystemPackage[] = [
  { name: 'libsecret-1-0', usedFor: 'the keychain', present: () => hasLibrary('libsecret-1.so.0') },
  { name: 'gnome-keyring', usedFor: 'the keychain', present: () => hasProgram('gnome-keyring-daemon') },
  {
    name: 'dbus',
    usedFor: 'the keychain',
    present: () => hasProgram('dbus-run-session') && hasProgram('dbus-send'),
  },
  {
    name: 'chromium',
    usedFor: 'the window',
    present: () => Boolean(process.env['CHROMIUM_PATH']) || hasProgram('chromium'),
  },
  { name: 'dpkg', usedFor: 'packages', present: () => hasProgram('dpkg-deb') },
  { name: 'rpm', usedFor: 'packages', present: () => hasProgram('rpmbuild') && hasProgram('rpm') },
  { name: 'p7zip-full', usedFor: 'packages', present: () => ['7zz', '7za', '7z'].some(hasProgram) },
  { name: 'desktop-file-utils', usedFor: 'packages', present: () => hasProgram('desktop-file-validate') },
];

/** Names of the Debian packages that tests need and this machine lacks. Other systems are not asked for any. */
export function missingPackages(usedFor?: SystemPackage['usedFor']): string[] {
  if (process.platform !== 'linux') return [];
  return systemPackages
    .filter((wanted) => usedFor === undefined || wanted.usedFor === usedFor)
    .filter((wanted) => !wanted.present())
    .map((wanted) => wanted.name);
}

function hasProgram(name: string): boolean {
  return findProgram([name]) !== null;
}

function hasLibrary(file: string): boolean {
  const multiarch = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as 'x64' | 'arm64'];
  const folders = ['/usr/lib', '/lib', '/usr/lib64', `/usr/lib/${multiarch}`, `/lib/${multiarch}`];
  return folders.some((folder) => existsSync(join(folder, file)));
}

/** Installs what is missing where that is possible without asking anybody; otherwise says in one line what to run. */
function provideSystemPackages(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && hasProgram('apt-get');
  if (mayInstall && install(missing)) return;
  const purposes = new Set(
    systemPackages.filter(({ name }) => missing.includes(name)).map(({ usedFor }) => usedFor),
  );
  process.stderr.write(
    `Tests of ${[...purposes].join(', ')} will be skipped; to run them: sudo apt-get install --no-install-recommends ${missing.join(' ')}\n`,
  );
}

function install(names: readonly string[]): boolean {
  process.stderr.write(`Installing what the tests need: ${names.join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update'], { env, stdio: 'pipe' });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env, stdio: 'pipe' });
    return true;
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    process.stderr.write(output.endsWith('\n') ? output : `${output}\n`);
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) provideSystemPackages();
