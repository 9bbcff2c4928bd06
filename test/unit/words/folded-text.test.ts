import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText, sortKey } from '../../../preload/words/folded-text.ts';

const same = (one: string, other: string) => foldedText(one) === foldedText(other);

describe('text as it is compared', () => {
  it.each([
    ['Latin', 'ÄRZTE-Straße', 'ärzte-STRASSE'],
    ['the capital sharp s', 'GROẞ', 'gross'],
    ['Greek with a final sigma', 'ΟΔΟΣ', 'οδος'],
    ['Greek with a sigma that is not final', 'οδος', 'οδοσ'],
    ['Cyrillic', 'СЕРВЕР', 'сервер'],
    ['Armenian', 'ՍԵՐՎԵՐ', 'սերվեր'],
    ['Deseret, beyond the first plane', '\u{10400}', '\u{10428}'],
    ['full width', 'ＡＢＣ', 'ａｂｃ'],
    ['ligatures', 'ﬁle', 'FILE'],
    ['the signs of Kelvin and micro', '\u212a \u00b5', 'k \u03bc'],
    ['accents of their own character', 'a\u0308rzte', 'Ärzte'],
  ])('is the same in either case: %s', (_, one, other) => {
    expect(same(one, other)).toBe(true);
  });

  it.each([
    ['another accent', 'ä', 'a'],
    ['the dotless i', 'ı', 'i'],
    ['the capital I with a dot', 'İ', 'I'],
    ['another width', 'Ａ', 'A'],
    ['another script', 'А', 'A'],
  ])('differs by %s', (_, one, other) => {
    expect(same(one, other)).toBe(false);
  });

  it('hangs on no case and stays what it is once it is folded', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((sample) => !/[\u0131\u0130]/.test(sample));
    fc.assert(
      fc.property(text, (sample) => {
        const folded = foldedText(sample);
        expect(foldedText(folded)).toBe(folded);
        expect(foldedText(sample.toLowerCase())).toBe(folded);
        expect(foldedText(sample.normalize('NFD'))).toBe(folded);
      }),
    );
  });

  it('is put in order with accents beside the letters without', () => {
    const names = ['zebra', 'Ärzte', 'arzu', 'arzt', 'ARZTE', 'Öl', 'ol', 'Ол'];
    const ordered = names.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
    expect(ordered).toEqual(['arzt', 'ARZTE', 'Ärzte', 'arzu', 'ol', 'Öl', 'zebra', 'Ол']);
  });
});

describe('no other way of comparing text', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const allowed = [
    // Names of keys, as browsers report them.
    'renderer/commands/keys.ts',
    'renderer/commands/screen-shortcuts.ts',
    'renderer/grid/table/use-grid-cursor.ts',
    // A name of the program's own, made into words.
    'renderer/grid/fields/field-words.ts',
    // SQLite's own folding, for ASCII alone.
    'main/project/sqlite/tables/sqlite-text.ts',
    // A quicker way to the same for texts that are plain ASCII.
    'main/project/sqlite/tables/application-key.ts',
  ];

  it('is in the lists of the project and on the screens', () => {
    const found = [
      'main/project/sqlite/queries',
      'main/project/sqlite/lists',
      'main/project/sqlite/tables',
      'main/reports',
      'renderer',
    ].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name))
        .filter((file) =>
          /toLowerCase|toLocaleLower|toUpperCase\(\) ===|\blower\(|nocase/i.test(
            readFileSync(join(root, file), 'utf8'),
          ),
        ),
    );
    expect(found.toSorted()).toEqual(allowed.toSorted());
  });
});
