import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { minuteIn } from '../../../preload/words/formats/date-words.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

test('numbers, times and lists are written by preload/words/formats alone', () => {
  const found = ['main', 'preload', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name).replaceAll('\\', '/'),
      ),
    )
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('preload/words/formats/'))
    .filter((name) => /\bIntl\.|\.toLocale\w*\(/.test(readFileSync(join(root, name), 'utf8')));
  expect(found).toEqual([]);
});

test('a due time has its day of the week, and UTC where the distance is none', () => {
  const at = new Date('2026-11-23T05:30:00Z');
  expect(minuteIn('Europe/Berlin', at)).toBe('Mon 23 Nov 2026, 06:30 GMT+1');
  expect(minuteIn('UTC', at)).toBe('Mon 23 Nov 2026, 05:30 UTC');
  expect(minuteIn('Europe/London', at)).toBe('Mon 23 Nov 2026, 05:30 UTC');
});
