import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const file = fileURLToPath(new URL('../../../docs/security.md', import.meta.url));
const text = readFileSync(file, 'utf8');
const [, threats = ''] = /## Threats\n([\s\S]*?)\n## /.exec(text) ?? [];
const rows = threats.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Asset'));

describe('the table of threats', () => {
  it('names for every threat the tests that hold its defence, and these are there', () => {
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const cells = row.split('|').slice(1, -1);
      expect(cells, row).toHaveLength(4);
      const tests = [...(cells[3] ?? '').matchAll(/\[[^\]]+\]\(([^)]+\.test\.tsx?)\)/g)];
      expect(tests, row).not.toEqual([]);
      for (const [, path = ''] of tests) {
        const test = join(dirname(file), path);
        expect([path, existsSync(test)]).toEqual([path, true]);
        expect(readFileSync(test, 'utf8')).toMatch(/\b(?:it|test)(?:\.\w+)*\(/);
      }
    }
  });

  it('is read on by links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(dirname(file), path)))).toEqual([]);
  });
});
