import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { made, packagesSkipReason, unpackedFolder } from './support/made-packages.ts';
import { inScratchSystem, scratchSkipReason } from './support/scratch-system.ts';

const toolsReason = packagesSkipReason();
const scratchReason = toolsReason || scratchSkipReason();

/** What a package puts into the system, under a folder of its own. */
function unpackedDeb(): string {
  const folder = temporaryFolder();
  execFileSync('dpkg-deb', ['--extract', join(inject('packed'), made('deb')), folder]);
  return folder;
}

describe.skipIf(toolsReason !== '')(`packages for Linux${toolsReason}`, () => {
  it('say in their names that they are not signed, and are in the list of checksums', () => {
    const files = (['deb', 'rpm', 'tar.gz'] as const).map(made);
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

  it('unpack from the archive to what was packed', () => {
    const folder = temporaryFolder();
    const archive = made('tar.gz');
    execFileSync('tar', ['--extract', '--gzip', '--file', join(inject('packed'), archive)], { cwd: folder });
    const application = join(folder, archive.replace(/\.tar\.gz$/, ''));
    // The profile for AppArmor is of use to a package only, and comes with it.
    const besides = ['--exclude=apparmor-profile'];
    execFileSync('diff', ['--recursive', ...besides, application, join(inject('packed'), unpackedFolder)]);
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
diff --recursive '/opt/SentinelOne Connector' /mnt/${unpackedFolder}
test "$(stat --format '%U:%G' '/opt/SentinelOne Connector/resources/app.asar')" = root:root
test -z "$(find '/opt/SentinelOne Connector' /usr/share/applications/sentinelone-connector.desktop -perm /022)"
desktop-file-validate /usr/share/applications/sentinelone-connector.desktop
`;

const noArchive = 'no archive';

/** Installs a package with what it asks for, which may have to be fetched first. */
const aptInstall = `
apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --reinstall --no-install-recommends "$1" >/tmp/apt.log 2>&1 && return
  apt-get -o APT::Update::Error-Mode=any update >/dev/null 2>&1 || { echo '${noArchive}'; exit 0; }
  apt-get install -y --reinstall --no-install-recommends "$1" >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; exit 1; }
}
`;

const start = `
echo "started: $(sentinelone-connector --hidden)"
echo "started: $(cd / && sentinelone-connector-cli connector add --url 'https://a.b' --name 'two words')"
`;

describe.skipIf(scratchReason !== '')(`installing and removing${scratchReason}`, () => {
  it.for([
    {
      kind: 'deb' as const,
      install: (file: string) => `apt_install /mnt/${file}`,
      verify: 'dpkg --verify sentinelone-connector',
      remove: 'dpkg --purge sentinelone-connector',
    },
    {
      kind: 'rpm' as const,
      // No package for rpm is on this machine: linux-dependencies.test.ts tries what it asks for.
      install: (file: string) => `rpm --upgrade --nodeps --force /mnt/${file}`,
      // Where users have no namespaces of their own the helper for Chromium's sandbox becomes root's.
      verify: 'rpm --verify --nodeps --nomode sentinelone-connector',
      remove: 'rpm --erase sentinelone-connector',
    },
  ])(
    'a $kind brings the application, keeps it over an update, and leaves nothing',
    ({ kind, install, verify, remove }, { skip }) => {
      const file = made(kind);
      const said = inScratchSystem(
        inject('packed'),
        [
          aptInstall,
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
      if (said.startsWith(noArchive))
        return skip('what the package asks for is neither here nor in reach of apt');
      const program = '/opt/SentinelOne Connector/sentinelone-connector';
      // The command line shows no page, and starts where the sandbox for pages cannot.
      const switches = '--ozone-platform=headless --disable-gpu --no-sandbox --log-level=3';
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
