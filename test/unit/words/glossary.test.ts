import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { english } from '../../../preload/words/english/english.ts';
import { references } from '../../../scripts/docs/references.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The words not to use, each with what to use in its place: in names of the code, and in what a user reads. */
const glossary = z
  .object({ names: z.record(z.string(), z.string()), phrases: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('docs/glossary-words.json')));

/** Names that keep a word of the list, each with the reason. */
const keptNames: readonly { readonly name: RegExp; readonly because: string }[] = [
  { name: /^test\/(?:faults|tenant|histories|integration\/tenant)\//, because: 'faults that tests inject' },
  { name: /^scripts\/package\/system-tools\.ts/, because: 'programs of the system' },
];

/** What users read that keeps a word of the list, each with the reason. */
const keptTexts: readonly { readonly text: RegExp; readonly because: string }[] = [
  { text: /\b(?:server|protocol)-fault\b|\btotal-not-told\b/g, because: 'error codes are never renamed' },
];

const wordsOf = (name: string): string[] =>
  [...name.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)].map(([word]) => word.toLowerCase());

const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const sources = files.filter((file) => /^(?:main|preload|renderer|scripts|test)\/.*\.tsx?$/.test(file));

/** The names that a file exports, and its own. */
function namesIn(file: string): string[] {
  const exported = read(file).matchAll(
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm,
  );
  return [file, ...[...exported].map(([, name]) => `${file}: ${name}`)];
}

/** Every text of a catalogue, by its key. */
function textsOf(texts: object, key = ''): (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const at = key === '' ? name : `${key}.${name}`;
    if (typeof value === 'string') return [[at, value] as const];
    return typeof value === 'object' && value !== null ? textsOf(value, at) : [];
  });
}

/** The phrases of the list that a text has, code and kept texts apart. */
function phrasesIn(text: string): string[] {
  const prose = keptTexts.reduce((left, { text }) => left.replace(text, ''), text).replace(/`[^`\n]*`/g, '');
  return Object.keys(glossary.phrases).filter((phrase) => new RegExp(`\\b${phrase}\\b`, 'i').test(prose));
}

/** What a user or an administrator reads; pages for developers apart. */
const documents = files.filter((file) => file === 'README.md' || /^docs\/[\w-]+\.md$/.test(file));

describe('the glossary', () => {
  it('finds a word in a name whatever its spelling, and a phrase in a text', () => {
    expect(wordsOf('toldValues')).toContain('told');
    expect(wordsOf('main/kept-troubles.ts')).toContain('troubles');
    expect(phrasesIn('You are told about it.')).toEqual(['told']);
    expect(phrasesIn('`told` is a field.')).toEqual([]);
  });

  it('holds in names of files and of what they export', () => {
    const found = sources
      .flatMap((file) => (keptNames.some(({ name }) => name.test(file)) ? [] : namesIn(file)))
      .filter((name) =>
        wordsOf(name.replace(/^.*\/(?=[^/]*: )/, '')).some((word) => Object.hasOwn(glossary.names, word)),
      );
    expect(found).toEqual([]);
  });

  it('holds in every text of the catalogue', () => {
    const found = textsOf(english).flatMap(([key, text]) =>
      key.endsWith('keywords') ? [] : phrasesIn(text).map((phrase) => `${key}: ${phrase}`),
    );
    expect(found).toEqual([]);
  });

  it.each(documents)('holds in %s', (document) => {
    const text = read(document).replace(/^(`{3,})[\s\S]*?^\1\s*$/gm, '');
    if (document === 'docs/glossary.md') return;
    expect(phrasesIn(text)).toEqual([]);
  });

  it('holds in the help of the command line', () => {
    expect(phrasesIn(references['command-line.md']?.() ?? '')).toEqual([]);
  });
});
