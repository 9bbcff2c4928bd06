import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every file of a folder, by its path in the repository. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

/** What the code consists of. */
const sources = ['main', 'preload', 'renderer', 'scripts', 'test'].flatMap(filesIn);

/** The documents that explain the code: they name files of it. */
const documents = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...['docs/internals', 'docs/decisions'].flatMap(filesIn),
  ...sources.filter((file) => file.endsWith('/README.md')),
];

/** The source files that a document names in backticks, but for Electron's own (`lib/`) and patterns (`NNNN`). */
const namedFiles = (text: string): string[] =>
  [...text.matchAll(/`(?!lib\/)(\w[\w/.-]*\.tsx?)`/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !name.includes('NNNN'));

describe('ARCHITECTURE.md', () => {
  it('is two pages, so that a newcomer reads it whole', () => {
    const lines = read('ARCHITECTURE.md').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(110);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

describe.each(['docs/internals', 'docs/decisions'])('%s', (folder) => {
  it('lists each of its pages in its index', () => {
    const index = read(`${folder}/README.md`);
    const pages = readdirSync(join(root, folder)).filter((name) => name !== 'README.md');
    expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  });
});

describe('the decisions', () => {
  it('are numbered without a gap', () => {
    const names = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');
    const numbers = names.toSorted().map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('each say the context, the decision, why, and what follows', () => {
    const short = filesIn('docs/decisions')
      .filter((file) => !file.endsWith('README.md'))
      .filter((file) =>
        ['Context', 'Decision', 'Why', 'Consequences'].some((part) => !read(file).includes(`**${part}.**`)),
      );
    expect(short).toEqual([]);
  });
});

describe('documents about the code', () => {
  it.each(documents)('%s names only files that exist', (document) => {
    const gone = namedFiles(read(document)).filter(
      (name) => !sources.some((file) => file === name || file.endsWith(`/${name}`)),
    );
    expect(gone).toEqual([]);
  });
});

/** Rooms with more files than a newcomer takes in at a glance. */
const largeRooms = [
  ...['project', 'project/sqlite', 'ingest', 'sentinelone', 'net', 'workers', 'ipc', 'shell', 'cli'].map(
    (room) => `main/${room}`,
  ),
  ...['main/diagnostics', 'main/demo', 'renderer/grid', 'renderer/features'],
  ...['preload/contract', 'preload/words', 'test/electron', 'test/faults', 'test/tenant', 'test/installed'],
];

it.each(largeRooms)('the large room %s says what is in it and how to add to it, in a few lines', (room) => {
  expect(sources).toContain(`${room}/README.md`);
});
