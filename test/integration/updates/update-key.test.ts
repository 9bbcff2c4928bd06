import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { isSigned, readUpdateKey } from '../../../main/updates/signed-metadata.ts';
import { updateKeys } from '../../../main/updates/update-keys.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

function updateKey(args: readonly string[], passphrase?: string) {
  const env = { ...process.env, ...(passphrase === undefined ? {} : { UPDATE_KEY_PASSPHRASE: passphrase }) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/update-key.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr };
}

/** What a release of every system has, as electron-builder leaves it. */
function release(): string {
  const folder = temporaryFolder();
  for (const name of ['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml']) {
    writeFileSync(join(folder, name), `version: 1.2.0\npath: Connector für ${name}\n`);
  }
  writeFileSync(join(folder, 'builder-debug.yml'), 'x64: {}\n');
  writeFileSync(join(folder, 'Connector.AppImage'), '');
  return folder;
}

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the key of a feed', () => {
  it('signs the metadata of every system, each under its name', () => {
    const file = join(temporaryFolder(), 'key.pem');
    const made = updateKey(['make', file], 'secret');
    expect(made.status).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
    const keys = [readUpdateKey(made.stdout)];

    const folder = release();
    expect(updateKey(['sign', folder, '--key', file], 'another').status).not.toBe(0);
    expect(updateKey(['sign', folder, '--key', file], 'secret').status).toBe(0);
    const signed = readdirSync(folder).filter((name) => name.endsWith('.sig'));
    expect(signed).toEqual([
      'latest-linux-arm64.yml.sig',
      'latest-linux.yml.sig',
      'latest-mac.yml.sig',
      'latest.yml.sig',
    ]);
    const metadata = text(folder, 'latest.yml');
    const signatures = text(folder, 'latest.yml.sig');
    expect(isSigned(keys, 'latest.yml', metadata, signatures)).toBe(true);
    expect(isSigned(keys, 'latest.yml', metadata.replace('1.2.0', '1.2.1'), signatures)).toBe(false);
    expect(isSigned(keys, 'latest-mac.yml', metadata, signatures)).toBe(false);
    expect(isSigned(keys, 'latest.yml', metadata, 'no signature\n')).toBe(false);
    expect(isSigned([], 'latest.yml', metadata, signatures)).toBe(false);
  });

  it('is changed by two signatures, of which each version finds its own', () => {
    const folder = release();
    const files = ['old.pem', 'new.pem'].map((name) => join(temporaryFolder(), name));
    const [before, after] = files.map((file) => readUpdateKey(updateKey(['make', file]).stdout));
    expect(updateKey(['sign', folder, ...files.flatMap((file) => ['--key', file])]).status).toBe(0);
    for (const key of [before, after]) {
      const keys = key === undefined ? [] : [key];
      expect(isSigned(keys, 'latest.yml', text(folder, 'latest.yml'), text(folder, 'latest.yml.sig'))).toBe(
        true,
      );
    }
  });

  it('is not written over, and a release that this build would refuse is said', () => {
    const file = join(temporaryFolder(), 'key.pem');
    updateKey(['make', file]);
    const before = readFileSync(file, 'utf8');
    expect(updateKey(['make', file]).status).not.toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(updateKey(['check', release()])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('latest-mac.yml is not signed with a key of this build'),
    });
    expect(updateKey([])).toMatchObject({ status: 2 });
  });

  it('that is compiled in is one', () => {
    expect(() => updateKeys.map(readUpdateKey)).not.toThrow();
  });
});
