import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms of the window: each may know those before it. */
const layers = [
  'theme',
  'bridge',
  'commands',
  'navigation',
  'components',
  'connector-form',
  'grid',
  'features',
  'app',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Which file of a folder imports which, types included. */
function importsIn(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.config)\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .flatMap((from) =>
      [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^'\n]+)'/g)].map(
        ([, path = '']) => ({ from, to: relative(root, resolve(join(root, dirname(from)), path)) }),
      ),
    );
}

/** Folders that lead back to themselves over others, each with the folders it shares its cycles with. */
function cyclesOf(imports: readonly Import[]): string[][] {
  const knows = new Map<string, Set<string>>();
  for (const [one, other] of imports.map(({ from, to }) => [dirname(from), dirname(to)] as const)) {
    if (one !== other) knows.set(one, (knows.get(one) ?? new Set()).add(other));
  }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of knows.get(from) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  const from = new Map([...knows.keys()].map((folder) => [folder, reached(folder)]));
  return [...from]
    .filter(([folder, seen]) => seen.has(folder))
    .map(([folder, seen]) => [folder, ...[...seen].filter((other) => from.get(other)?.has(folder))]);
}

/** The room of the window that a path is in. */
function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function lines(imports: readonly Import[]): string[] {
  return imports.map(({ from, to }) => `${from} -> ${to}`);
}

test('a cycle of folders is found wherever it closes', () => {
  const ring = [
    { from: 'a/one.ts', to: 'b/two.ts' },
    { from: 'b/three.ts', to: 'c/four.ts' },
    { from: 'c/five.ts', to: 'a/six.ts' },
    { from: 'd/seven.ts', to: 'a/one.ts' },
  ];
  expect(cyclesOf(ring).map(([folder]) => folder)).toEqual(['a', 'b', 'c']);
  expect(cyclesOf(ring.slice(1))).toEqual([]);
});

describe('the folders of the window', () => {
  const imports = importsIn('renderer');

  test('have no cycle, and neither have those of the contract', () => {
    expect(cyclesOf(imports)).toEqual([]);
    expect(cyclesOf(importsIn('preload'))).toEqual([]);
  });

  test('lie in layers: what several screens share knows no screen, and nobody knows the application', () => {
    expect([...new Set(imports.map(({ from }) => roomOf(from)))].toSorted()).toEqual(layers.toSorted());
    const upwards = imports
      .filter(({ to }) => to.startsWith('renderer/'))
      .filter(({ from, to }) => layers.indexOf(roomOf(to)) > layers.indexOf(roomOf(from)));
    expect(lines(upwards)).toEqual([]);
  });

  test('import nothing of main', () => {
    expect(
      lines(imports.filter(({ to }) => !/^(?:renderer|preload\/(?:contract|fields|words))\//.test(to))),
    ).toEqual([]);
  });
});

describe('a feature', () => {
  const imports = importsIn('renderer');
  const features = [
    ...new Set(imports.flatMap(({ from }) => /^renderer\/features\/([^/]+)\//.exec(from)?.[1] ?? [])),
  ];

  test.each(features)('%s knows no other feature', (feature) => {
    const own = `renderer/features/${feature}/`;
    const others = imports
      .filter(({ from, to }) => from.startsWith(own) && to.startsWith('renderer/features/'))
      .filter(({ to }) => !to.startsWith(own) && to !== 'renderer/features/contribution.ts');
    expect(lines(others)).toEqual([]);
  });

  test('is in the one list of them', () => {
    const listed = imports
      .filter(({ from }) => from === 'renderer/app/contributions/contributions.ts')
      .map(({ to }) => /^renderer\/features\/([^/]+)\//.exec(to)?.[1])
      .filter((name) => name !== undefined);
    expect(listed.toSorted()).toEqual(features.toSorted());
  });
});
