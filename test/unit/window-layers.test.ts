import { describe, expect, test } from 'vitest';
import { cyclesOf, type Import, importsIn } from '../builders/folder-cycles.ts';

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
