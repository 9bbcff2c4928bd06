import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { references } from '../../../scripts/docs/references.ts';

const docs = fileURLToPath(new URL('../../../docs', import.meta.url));

describe('the pages that are made from the code', () => {
  it.each(Object.entries(references))('docs/%s is what `npm run docs` would write', (name, page) => {
    expect(readFileSync(join(docs, name), 'utf8')).toBe(page());
  });

  it('show every command with its options and what its help adds', () => {
    const page = references['command-line.md']?.() ?? '';
    for (const name of ['connector add', 'rule edit', 'scans review', 'doctor', 'known-exploited import']) {
      expect(page).toContain(`\n## ${name}\n`);
    }
    expect(page).toMatch(/--bundle <file> {2,}also write/);
    expect(page).toContain('JSON: {"checks":');
    expect(page).not.toContain('\u001b');
  });
});
