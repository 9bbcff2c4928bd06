import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { english } from '../../../preload/words/english/english.ts';
import { bestLanguage, languages } from '../../../preload/words/languages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

type Texts = { readonly [key: string]: string | Texts };

/** The texts of a language by their whole keys: `sync:phase.assets`. */
function textsOf(language: Texts): Map<string, string> {
  const found = new Map<string, string>();
  const read = (texts: Texts, before: string, sign: string): void => {
    for (const [name, text] of Object.entries(texts)) {
      const key = before === '' ? name : `${before}${sign}${name}`;
      if (typeof text === 'string') found.set(key, text);
      else read(text, key, before === '' ? ':' : '.');
    }
  };
  read(language, '', '');
  return found;
}

/** A key as a call names it: the forms of a plural are one. Languages have others than English. */
function calledKey(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

/** What a call fills in, and the elements that stand in the text. */
function filledIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}|<\/?(\w+)\/?>/g)].map(([, value, element]) =>
    value === undefined ? `<${element}>` : `{{${value}}}`,
  );
}

const ofEnglish = Map.groupBy(textsOf(english), ([key]) => calledKey(key));

/** What makes a translation useless, or breaks where it is said. */
function messagesOf(language: Texts): string[] {
  return [...textsOf(language)].flatMap(([key, text]) => {
    const original = ofEnglish.get(calledKey(key));
    if (!original) return [`${key} is no key of the English catalogue`];
    const known = new Set(original.flatMap(([, said]) => filledIn(said)));
    const given = new Set(filledIn(text));
    // A form of a plural may leave out the number: "one asset".
    const isForm = calledKey(key) !== key;
    return [
      ...[...given]
        .filter((part) => !known.has(part))
        .map((part) => `${key} has ${part}, which nobody gives it`),
      ...(isForm ? [] : [...known].filter((part) => !given.has(part)).map((part) => `${key} lacks ${part}`)),
    ];
  });
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^words\/(?!formats\/)/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** What the sources call, as expressions: a key that is put together stands for every key that it can become. */
function calledKeys(): RegExp[] {
  const part = Object.keys(english).join('|');
  const called = new RegExp(`['"\`]((?:${part}|\\$\\{\\w+\\}):(?:[\\w.-]|\\$\\{[^}]*\\})+)`, 'g');
  const keys = ['renderer', 'main', 'preload']
    .flatMap(sourcesOf)
    .flatMap((source) => [...source.matchAll(called)].map(([, key = '']) => key))
    // Of which nothing is written out, it is no key at all: a host and its port.
    .filter((key) => !key.startsWith('$') || /\}\.\w+$/.test(key));
  return [...new Set(keys)].map((key) => {
    const pieces = key.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
    return new RegExp(`^${pieces.join('[\\w-]+')}$`);
  });
}

describe('the catalogue of texts', () => {
  test('has no text that nobody says', () => {
    const called = calledKeys();
    const unsaid = [...ofEnglish.keys()].filter((key) => !called.some((pattern) => pattern.test(key)));
    expect(unsaid).toEqual([]);
  });

  test.each(Object.entries(languages))(
    'in %s says what English says, with what calls give',
    (_, language) => {
      expect(messagesOf(language)).toEqual([]);
    },
  );

  test('is held to that: a translation may leave texts out, and have more forms of a plural', () => {
    expect(messagesOf({ sync: { failed: '{{connector}} wurde nicht gelesen:' } })).toEqual([]);
    expect(
      messagesOf({
        counts: { assets_one: 'ein Asset', assets_few: '{{number}} a', assets_many: '{{number}} b' },
      }),
    ).toEqual([]);
    expect(
      messagesOf({ sync: { failed: 'nicht gelesen', lastScan: '{{verbinder}}, <when/>', other: '' } }),
    ).toEqual([
      'sync:failed lacks {{connector}}',
      'sync:lastScan has {{verbinder}}, which nobody gives it',
      'sync:lastScan lacks {{connector}}',
      'sync:lastScan lacks {{scope}}',
      'sync:other is no key of the English catalogue',
    ]);
  });
});

describe('the language', () => {
  test.each([
    [['en-GB', 'fr'], 'en'],
    [['fr-CH', 'de'], 'en'],
    [[], 'en'],
  ])('for who prefers %j is %s', (preferred, language) => {
    expect(bestLanguage(preferred)).toBe(language);
  });
});
