import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { made, packagesSkipReason } from './support/made-packages.ts';
import { inScratchSystem, scratchSkipReason } from './support/scratch-system.ts';

const toolsReason = packagesSkipReason();
const scratchReason = toolsReason || scratchSkipReason();

/**
 * What Electron's binary for Linux is linked with, as Debian calls the packages: `readelf --dynamic electron`, without what
 * it brings itself. Each may end in `t64` since Debian 13 and Ubuntu 24.04.
 */
const linkedWith = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libc6',
  'libcairo2',
  'libcups2',
  'libdbus-1-3',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0',
  'libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
];

/** The dependencies of the rpm as a distribution brings them, where a package may have one of two names. */
const common = [
  'gtk3',
  'libnotify',
  'nss',
  'libXScrnSaver',
  'xdg-utils',
  'at-spi2-core',
  '/bin/bash',
  '/bin/sh',
];
const distributions = {
  Fedora: ['libXtst', 'libuuid', 'libsecret', 'alsa-lib', 'mesa-libgbm'],
  openSUSE: ['libXtst6', 'libuuid1', 'libsecret-1-0', 'libasound2', 'libgbm1'],
};

/** What apt would install on a machine that has no package at all; null where it knows of no archive. */
function installedWith(deb: string): Set<string> | null {
  const nothing = join(temporaryFolder(), 'status');
  writeFileSync(nothing, '');
  const known = execFileSync('apt-cache', ['pkgnames', 'libgtk-3-0'], { encoding: 'utf8' });
  if (known.trim() === '') return null;
  const options = ['-o', `Dir::State::status=${nothing}`, '-o', 'APT::Install-Recommends=false'];
  const said = execFileSync('apt-get', [...options, '--simulate', 'install', deb], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return new Set([...said.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name));
}

describe.skipIf(toolsReason !== '')(`what packages for Linux depend on${toolsReason}`, () => {
  it('are, for Debian, all the libraries of Electron, on a server that has none of them', ({ skip }) => {
    const brought = installedWith(join(inject('packed'), made('deb')));
    if (brought === null) return skip('apt knows of no archive: apt-get update');
    const missing = linkedWith.filter((name) => !brought.has(name) && !brought.has(`${name}t64`));
    expect(missing).toEqual([]);
    expect(brought.has('sentinelone-connector')).toBe(true);
  });
});

/** Makes a package that is installed in the place of a whole distribution, for what it says that it brings. */
const distribution = (provides: readonly string[]): string => `
cat > /tmp/distribution.spec <<'SPEC'
Name: distribution
Version: 1
Release: 1
Summary: What a distribution brings
License: none
BuildArch: noarch
AutoReqProv: no
${provides.map((name) => `Provides: ${name}`).join('\n')}
%description
What a distribution brings.
%files
SPEC
rpmbuild -bb --quiet --define '_topdir /tmp/top' --define '_rpmdir /tmp/rpms' /tmp/distribution.spec
rpm --upgrade --force /tmp/rpms/noarch/distribution-1-1.noarch.rpm
`;

describe.skipIf(scratchReason !== '')(`the rpm${scratchReason}`, () => {
  const install = () => `rpm --upgrade /mnt/${made('rpm')} 2>&1 && echo installed || echo refused`;

  it.each(Object.entries(distributions))('is installed where %s brings what it asks for', (_name, own) => {
    const said = inScratchSystem(inject('packed'), distribution([...common, ...own]) + install());
    expect(said.trim().split('\n').at(-1), said).toBe('installed');
  });

  it.each([
    ['alsa-lib', 'libasound2'],
    ['mesa-libgbm', 'libgbm1'],
  ])('is not installed without %s or %s', (one, other) => {
    const rest = distributions.Fedora.filter((name) => name !== one);
    const said = inScratchSystem(inject('packed'), distribution([...common, ...rest]) + install());
    expect(said).toContain(`(${one} or ${other}) is needed by sentinelone-connector`);
    expect(said.trim().split('\n').at(-1)).toBe('refused');
  });
});
