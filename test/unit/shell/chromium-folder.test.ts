import { chownSync, existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { openChromiumFolder } from '../../../main/shell/chromium-folder.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const day = 24 * 60 * 60_000;
const notRoot = process.getuid?.() === 0 ? '' : ' (skipped: needs root)';

/** A folder as a run would have left it, so many milliseconds ago. */
function left(temporary: string, name: string, ageMs: number): string {
  const folder = join(temporary, `sentinelone-connector-cli-${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'Preferences'), '{}');
  const then = new Date(Date.now() - ageMs);
  utimesSync(folder, then, then);
  return folder;
}

describe("the folder of Chromium's files during one run of the command line", () => {
  it('is there until the run ends, and is its own', () => {
    const temporary = temporaryFolder();
    const first = openChromiumFolder(temporary);
    const second = openChromiumFolder(temporary);
    expect(second.path).not.toBe(first.path);
    expect([first, second].map(({ path }) => existsSync(path))).toEqual([true, true]);
    first.remove();
    second.remove();
    first.remove();
    expect([first, second].map(({ path }) => existsSync(path))).toEqual([false, false]);
  });

  it('is removed later when its run could not, but not so soon that the run may only begin', () => {
    const temporary = temporaryFolder();
    const abandoned = left(temporary, 'abandoned', day);
    const young = left(temporary, 'young', 1_000);
    const other = join(temporary, 'sentinelone-connector-window');
    mkdirSync(other);
    openChromiumFolder(temporary).remove();
    expect([abandoned, young, other].map((path) => existsSync(path))).toEqual([false, true, true]);
  });

  it('is removed when the lock in it is nobody’s, or none', () => {
    const temporary = temporaryFolder();
    const killed = left(temporary, 'killed', 0);
    writeFileSync(join(killed, 'run.lock'), '');
    const spoilt = left(temporary, 'spoilt', 0);
    writeFileSync(join(spoilt, 'run.lock'), 'no database');
    openChromiumFolder(temporary).remove();
    expect(existsSync(killed)).toBe(false);
    // What is none of ours is left alone.
    expect(existsSync(spoilt)).toBe(true);
  });

  it('is never what somebody else put there by its name: a link, a file', () => {
    const temporary = temporaryFolder();
    const target = join(temporaryFolder(), 'target');
    mkdirSync(target);
    writeFileSync(join(target, 'kept'), '');
    utimesSync(target, new Date(0), new Date(0));
    symlinkSync(target, join(temporary, 'sentinelone-connector-cli-link'));
    writeFileSync(join(temporary, 'sentinelone-connector-cli-file'), '');
    openChromiumFolder(temporary).remove();
    expect(existsSync(join(target, 'kept'))).toBe(true);
    expect(existsSync(join(temporary, 'sentinelone-connector-cli-link'))).toBe(true);
    expect(existsSync(join(temporary, 'sentinelone-connector-cli-file'))).toBe(true);
  });

  it.skipIf(notRoot !== '')(`is never another user's${notRoot}`, () => {
    const temporary = temporaryFolder();
    const theirs = left(temporary, 'theirs', day);
    chownSync(theirs, 65534, 65534);
    openChromiumFolder(temporary).remove();
    expect(existsSync(theirs)).toBe(true);
  });
});
