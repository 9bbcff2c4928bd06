import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedPackages } from '../../../scripts/shipped-packages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

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

  it('are those that a bundled package needs, and none that it merely works with', () => {
    const root = temporaryFolder();
    const manifest = (name: string, needs: object) =>
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', ...needs })] as const;
    const files = [
      ['package.json', JSON.stringify({ name: 'app', version: '1.0.0' })] as const,
      ['renderer/screen.tsx', "import { Trans } from 'react-i18next';"] as const,
      ['preload/index.ts', ''] as const,
      manifest('react-i18next', {
        dependencies: { 'html-parse-stringify': '*' },
        peerDependencies: { react: '*', typescript: '*' },
        peerDependenciesMeta: { typescript: { optional: true } },
      }),
      manifest('html-parse-stringify', {}),
      manifest('react', {}),
      manifest('typescript', { optionalDependencies: { '@typescript/typescript-linux-x64': '*' } }),
      manifest('@typescript/typescript-linux-x64', {}),
    ];
    for (const [name, text] of files) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const found = shippedPackages(root).map(({ name }) => name);
    expect(found).toEqual(['html-parse-stringify', 'react', 'react-i18next']);
  });

  it('all say under which licence they are', () => {
    expect(shipped.filter(({ licence }) => licence === null)).toEqual([]);
  });
});
