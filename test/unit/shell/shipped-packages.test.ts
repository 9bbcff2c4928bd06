import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedPackages } from '../../../scripts/shipped-packages.ts';

const shipped = shippedPackages(fileURLToPath(new URL('../../..', import.meta.url)));
const names = shipped.map(({ name }) => name);

describe('the packages whose licences are shown', () => {
  it('are those of main, those of the window, what these need, and Electron', () => {
    expect(names).toEqual(
      expect.arrayContaining(['axios', 'form-data', '@github/keytar', 'react', 'scheduler']),
    );
    expect(names).toEqual(expect.arrayContaining(['@mantine/core', 'electron']));
  });

  it('are not those that only build and test', () => {
    const builders = ['vite', 'vitest', 'typescript', '@biomejs/biome', 'playwright-core', '@electron/get'];
    expect(names.filter((name) => builders.includes(name) || name.startsWith('@types/'))).toEqual([]);
  });

  it('all say under which licence they are', () => {
    expect(shipped.filter(({ licence }) => licence === null)).toEqual([]);
  });
});
