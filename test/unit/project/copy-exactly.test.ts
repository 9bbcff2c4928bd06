import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyExactly } from '../../../main/project/sqlite/backup/copy-exactly.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

test('a file that may be damaged is copied byte by byte', () => {
  const folder = temporaryFolder();
  const bytes = Buffer.alloc(9 * 1024 * 1024, 'no database ');
  writeFileSync(join(folder, 'from'), bytes);
  copyExactly(join(folder, 'from'), join(folder, 'to'));
  expect(readFileSync(join(folder, 'to')).equals(bytes)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['from', 'to']);
});

const why = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';
test.skipIf(why !== '')(`without room there is no copy, and what stood there stays${why}`, () => {
  const disk = smallDisk();
  const from = join(temporaryFolder(), 'from');
  writeFileSync(from, Buffer.alloc(1024 * 1024, 'x'));
  writeFileSync(join(disk, 'to'), 'older');
  fillUp(join(disk, 'ballast'));
  expect(() => copyExactly(from, join(disk, 'to'))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  expect(readFileSync(join(disk, 'to'), 'utf8')).toBe('older');
  expect(readdirSync(disk).toSorted()).toEqual(['ballast', 'to']);
});
