import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { describe, expect, inject, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { missingPackages } from '../setup/system-packages.ts';
import { inScratchSystem, scratchSkipReason } from './support/scratch-system.ts';

const missing = missingPackages('packages');
const toolsReason =
  process.platform !== 'linux'
    ? ' (skipped: needs Linux)'
    : missing.length > 0
      ? ` (skipped: needs ${missing.join(', ')})`
      : '';
const scratchReason = toolsReason || scratchSkipReason();

/** The file that was made of a kind, by its name within what was packed. */
function made(ending: string): string {
  const found = readdirSync(inject('packed')).filter((name) => name.endsWith(ending));
  expect(found, ending).toHaveLength(1);
  return found[0] ?? '';
}

/** What a package puts into the system, under a folder of its own. */
function unpackedDeb(): string {
  const folder = temporaryFolder();
  execFileSync('dpkg-deb', ['--extract', join(inject('packed'), made('.deb')), folder]);
  return folder;
}

describe.skipIf(toolsReason !== '')(`packages for Linux${toolsReason}`, () => {
  it('say in their names that they are not signed, and are in the list of checksums', () => {
    const files = ['amd64.deb', 'x86_64.rpm', 'x64.tar.gz'].map(made);
    for (const file of files) expect(file).toContain(`-${packageJson.version}-unsigned-linux-`);
    const checked = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], {
      cwd: inject('packed'),
    }).toString();
    for (const file of files) expect(checked).toContain(`${file}: OK`);
  });

  it('bring a desktop entry that is valid, and whose program and icon they bring', () => {
    const folder = unpackedDeb();
    const entry = join(folder, 'usr/share/applications/sentinelone-connector.desktop');
    execFileSync('desktop-file-validate', [entry], { stdio: 'pipe' });
    const text = readFileSync(entry, 'utf8');
    const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1] ?? '';
    expect(value('Name')).toBe(packageJson.productName);
    // By this a desktop knows whose window it is.
    expect(`${value('StartupWMClass')}.desktop`).toBe(packageJson.desktopName);
    expect(basename(entry)).toBe(packageJson.desktopName);
    const program = /^"([^"]+)"/.exec(value('Exec'))?.[1] ?? '';
    expect(existsSync(join(folder, program))).toBe(true);
    const icons = join(folder, 'usr/share/icons/hicolor');
    expect(readdirSync(icons).length).toBeGreaterThan(5);
    for (const size of readdirSync(icons)) {
      const picture = readFileSync(join(icons, size, 'apps', `${value('Icon')}.png`));
      // The head of a PNG has its width and its height.
      expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(size);
    }
  });

  it('ask for what the application cannot do without', () => {
    const packed = inject('packed');
    const deb = execFileSync('dpkg-deb', ['--field', join(packed, made('.deb')), 'Depends']).toString();
    expect(deb.trim().split(', ')).toEqual(
      expect.arrayContaining(['libgtk-3-0', 'libnss3', 'libsecret-1-0']),
    );
    const rpm = execFileSync('rpm', ['-qp', '--requires', join(packed, made('.rpm'))]).toString();
    expect(rpm.split('\n')).toEqual(expect.arrayContaining(['gtk3', 'nss', '(libsecret or libsecret-1-0)']));
  });

  it('unpack from the archive to what was packed', () => {
    const folder = temporaryFolder();
    const archive = made('.tar.gz');
    execFileSync('tar', ['--extract', '--gzip', '--file', join(inject('packed'), archive)], { cwd: folder });
    const application = join(folder, archive.replace(/\.tar\.gz$/, ''));
    // The profile for AppArmor is of use to a package only, and comes with it.
    const besides = ['--exclude=apparmor-profile'];
    execFileSync('diff', ['--recursive', ...besides, application, join(inject('packed'), 'linux-unpacked')]);
    const said = execFileSync(join(application, 'sentinelone-connector'), ['--hidden']).toString();
    expect(said).toContain('--hidden');
  });
});

/** What is left of a package, by the places where it puts something. */
const leftovers = `
find /opt /usr/bin /usr/share /etc/alternatives /etc/apparmor.d -name '*sentinelone-connector*' 2>/dev/null || true
find /opt -path '/opt/SentinelOne*'
`;

/** What an installed application must be, whichever package brought it. */
const checks = `
diff --recursive '/opt/SentinelOne Connector' /mnt/linux-unpacked
test "$(stat --format '%U:%G' '/opt/SentinelOne Connector/resources/app.asar')" = root:root
test -z "$(find '/opt/SentinelOne Connector' /usr/share/applications/sentinelone-connector.desktop -perm /022)"
desktop-file-validate /usr/share/applications/sentinelone-connector.desktop
`;

const start = `
echo "started: $(sentinelone-connector --hidden)"
echo "started: $(cd / && sentinelone-connector-cli connector add --url 'https://a.b' --name 'two words')"
`;

describe.skipIf(scratchReason !== '')(`installing and removing${scratchReason}`, () => {
  it.each([
    {
      kind: 'deb',
      // Whether this machine has all that the package asks for is not what is tried here.
      install: (file: string) => `dpkg --install --force-depends /mnt/${file}`,
      verify: 'dpkg --verify sentinelone-connector',
      remove: 'dpkg --purge sentinelone-connector',
    },
    {
      kind: 'rpm',
      install: (file: string) => `rpm --upgrade --nodeps --force /mnt/${file}`,
      // Where users have no namespaces of their own the helper for Chromium's sandbox becomes root's.
      verify: 'rpm --verify --nodeps --nomode sentinelone-connector',
      remove: 'rpm --erase sentinelone-connector',
    },
  ])(
    'a $kind brings the application, keeps it over an update, and leaves nothing',
    ({ kind, install, verify, remove }) => {
      const file = made(`.${kind}`);
      const said = inScratchSystem(
        inject('packed'),
        [
          install(file),
          checks,
          verify,
          start,
          install(file),
          checks,
          start,
          remove,
          'echo left:',
          leftovers,
        ].join('\n'),
      );
      const program = '/opt/SentinelOne Connector/sentinelone-connector';
      // Root is turned away by Chromium with its sandbox for pages, and the command line shows none.
      const switches = '--ozone-platform=headless --disable-gpu --log-level=3 --no-sandbox';
      const started = [
        'started: stand-in for Electron: /usr/bin/sentinelone-connector --hidden',
        `started: stand-in for Electron: ${program} ${switches} --cli -- connector add --url https://a.b --name two words`,
      ];
      const lines = said.split('\n').filter((line) => line.startsWith('started: '));
      expect(lines).toEqual([...started, ...started]);
      expect(said.slice(said.indexOf('left:'))).toBe('left:\n');
    },
  );
});
