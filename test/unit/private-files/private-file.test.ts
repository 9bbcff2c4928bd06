import { openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { appendFlags } from '../../../main/private-files/private-file.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

// Windows has no such flag.
test.skipIf(process.platform === 'win32')('a link that comes after every check is not followed', () => {
  const folder = temporaryFolder();
  const [victim, link] = [join(folder, 'victim'), join(folder, 'main.log')];
  writeFileSync(victim, '');
  symlinkSync(victim, link);
  expect(() => openSync(link, appendFlags)).toThrow(/ELOOP/);
});
