import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { missingPackages } from '../../setup/system-packages.ts';

const script = join(import.meta.dirname, '../../../scripts/package/linux/make-package.ts');
const missing = missingPackages('packages');
const skipReason =
  process.platform === 'linux'
    ? missing.map((name) => ` (skipped: needs ${name})`).join('')
    : ' (skipped: needs Linux)';

const specific = {
  deb: [
    '--deb-compression',
    'xz',
    '--deb-priority',
    'optional',
    '--description',
    'In short\n At length: 100%',
  ],
  rpm: [
    '--rpm-compression',
    'xzmt',
    '--rpm-os',
    'linux',
    '--rpm-summary',
    'In short',
    '--description',
    '100%',
  ],
} as const;

/** Orders a package of a small application whose files have names that tools stumble over. */
function order(format: 'deb' | 'rpm', architecture: string, ...more: readonly string[]) {
  const folder = temporaryFolder();
  const application = join(folder, 'application');
  mkdirSync(join(application, 'an [empty] folder'), { recursive: true });
  for (const name of ['program', '100% of a file', 'a*b?{c}']) writeFileSync(join(application, name), name);
  symlinkSync('program', join(application, 'link'));
  writeFileSync(join(folder, 'script'), '#!/bin/bash\necho 100%\n');
  const file = join(folder, `made.${format}`);
  const words = [
    ...[
      '-s',
      'dir',
      '--force',
      '-t',
      format,
      '-d',
      'libc6',
      ...specific[format],
      '--architecture',
      architecture,
    ],
    ...['--after-install', join(folder, 'script'), '--after-remove', join(folder, 'script')],
    ...['--version', '1.2.3', '--package', file, '--name', 'small', '--maintainer', 'Ann <ann@example.com>'],
    ...['--vendor', 'Ann', '--url', 'https://example.com', '--category', 'utils', '--license', 'MIT'],
    ...[...more, `${application}/=/opt/Small Application`],
  ];
  const { status, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  return { status, stderr, file };
}

const names = [
  '/opt/Small Application/100% of a file',
  '/opt/Small Application/a*b?{c}',
  '/opt/Small Application/an [empty] folder',
  '/opt/Small Application/link',
  '/opt/Small Application/program',
];

describe.skipIf(skipReason !== '')(`packages made with the tools of the system${skipReason}`, () => {
  it('are for the architecture that was ordered, each in the words of its own kind', () => {
    const deb = order('deb', 'arm64');
    expect(deb).toMatchObject({ status: 0, stderr: '' });
    expect(execFileSync('dpkg-deb', ['--field', deb.file, 'Architecture']).toString()).toBe('arm64\n');
    const rpm = (architecture: string): string => {
      const made = order('rpm', architecture);
      expect(made).toMatchObject({ status: 0, stderr: '' });
      return execFileSync('rpm', ['-qp', '--queryformat', '%{ARCH}', made.file]).toString();
    };
    expect(rpm('amd64')).toBe('x86_64');
    expect(rpm('aarch64')).toBe('aarch64');
  });

  it('hold every file, whatever its name', () => {
    const listed = execFileSync('rpm', ['-qpl', order('rpm', 'amd64').file]).toString();
    expect(listed.trim().split('\n')).toEqual(expect.arrayContaining(names));
    const contents = execFileSync('dpkg-deb', ['--contents', order('deb', 'amd64').file]).toString();
    for (const name of names) expect(contents).toContain(`.${name}`);
    expect(contents).toContain('/link -> program');
  });

  it('keep their texts as they are', () => {
    const deb = execFileSync('dpkg-deb', ['--field', order('deb', 'amd64').file, 'Description']).toString();
    expect(deb).toBe('In short\n At length: 100%\n');
    const { file } = order('rpm', 'amd64');
    expect(execFileSync('rpm', ['-qp', '--queryformat', '%{DESCRIPTION}', file]).toString()).toBe('100%');
    expect(execFileSync('rpm', ['-qp', '--scripts', file]).toString()).toContain('echo 100%\n');
  });

  it('are not made when the order says something that is not known', () => {
    const { status, stderr, file } = order('deb', 'amd64', '--config-files', '/etc/small');
    expect(status).toBe(1);
    expect(stderr).toContain("'--config-files'");
    expect(existsSync(file)).toBe(false);
  });
});
