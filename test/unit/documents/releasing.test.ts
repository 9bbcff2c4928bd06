import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attempts, installs, removes, updates } from '../../installed/attempts.ts';
import type { System } from '../../installed/installed.ts';

const text = readFileSync(new URL('../../../docs/releasing.md', import.meta.url), 'utf8');
const [, section = ''] = /\n## What the workflow tries\n([\s\S]*?)\n### By hand\n/.exec(text) ?? [];
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

const names: Readonly<Record<System, string>> = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

function place(systems: readonly System[]): string {
  return systems.length === 3 ? 'each system' : systems.map((system) => names[system]).join(', ');
}

describe('the list of what the workflow tries', () => {
  it('has a line for each thing that its scripts try, and where, and no other', () => {
    const listed = rows.map(([what, where]) => [what, where]);
    const tried = attempts.map(({ what, systems }) => [what, place(systems)]);
    expect(listed.slice(1, 1 + tried.length)).toEqual(tried);
    const [first, last] = [listed.slice(0, 1), listed.slice(1 + tried.length)];
    expect(first.map(([what]) => what)).toEqual([installs]);
    expect(last.map(([what]) => what)).toEqual([removes, updates, expect.stringMatching(/^In containers, /)]);
  });

  it('names the distributions of the containers that the workflow starts', () => {
    const workflow = readFileSync(new URL('../../../.github/workflows/try.yml', import.meta.url), 'utf8');
    const images = /for image in (.*); do/.exec(workflow)?.[1]?.split(' ') ?? [];
    expect(images.length).toBeGreaterThan(2);
    const where = rows.at(-1)?.[1]?.toLowerCase().replaceAll(' ', '') ?? '';
    for (const image of images) expect(where).toContain(image.replace(/[:/]/g, ''));
  });
});
