import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { consoleErrorCodes } from '../../../preload/contract/error-codes.ts';
import { errorCatalogue, errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const word = `[a-z]+(?:-[a-z]+)*`;

/** What `TokenFormatError` is made with is which problem it is; its code is always `token-format`. */
const foreign = new Set(['empty', 'inner-space', 'foreign-characters']);

const sources = ['main', 'preload', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') })),
);

const allOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The classes of errors with a code. */
const classes = sources.flatMap(({ text }) => allOf(text, /class (\w+) extends CodedError\b/g));

/** Every code that the sources write down, with the file. */
const written = sources.flatMap(({ file, text }) => {
  const made = new RegExp(`(?:new (?:${classes.join('|')})|\\bfailed|\\bissue)\\(\\s*'(${word})'`, 'g');
  const unions = allOf(text, /(?:type|const) \w*(?:ErrorCodes?|FaultCode)\b([^;]*);/g).join(' ');
  return [
    ...allOf(text, new RegExp(`\\bcode: '(${word})'`, 'g')),
    ...allOf(text, made),
    ...allOf(text, new RegExp(`CodedError<'(${word})'>`, 'g')),
    ...allOf(unions, new RegExp(`'(${word})'`, 'g')),
  ].map((code) => ({ code, file }));
});

describe('the error catalogue', () => {
  it('finds the codes of the product where they are written', () => {
    expect(classes.length).toBeGreaterThan(15);
    const codes = new Set(written.map(({ code }) => code));
    // One of each way in which a code is written down.
    for (const code of [
      'token-format',
      'project-busy',
      'usage',
      'draft-not-found',
      'watch-running',
      'mass-change',
    ]) {
      expect(codes).toContain(code);
    }
  });

  it('has cause and remedy of every code of every error class, check and scan issue', () => {
    const missing = written.filter(({ code }) => !foreign.has(code) && errorEntry(code) === undefined);
    expect(missing).toEqual([]);
  });

  it('has every code that a console can cause', () => {
    expect(consoleErrorCodes.filter((code) => errorEntry(code) === undefined)).toEqual([]);
  });

  it('has nothing that the product does not say', () => {
    const composed = ['asset-not-found', 'finding-not-found', 'vulnerability-not-found'];
    const said = new Set([...written.map(({ code }) => code), ...composed]);
    const stale = errorCatalogue
      .flatMap(({ entries }) => Object.keys(entries))
      .filter((code) => !said.has(code));
    expect(stale).toEqual([]);
  });

  it('has each code once, and whole sentences', () => {
    const codes = errorCatalogue.flatMap(({ entries }) => Object.keys(entries));
    expect(new Set(codes).size).toBe(codes.length);
    for (const { cause, remedy } of errorCatalogue.flatMap(({ entries }) => Object.values(entries))) {
      expect(cause).toMatch(/^[A-Z].*\.$/s);
      expect(remedy).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

describe('the words of the catalogue', () => {
  it('are those of a code asked for, and none for a stranger', () => {
    expect(errorEntry('token-rejected')?.remedy).toContain('Connector Setup');
    expect(errorEntry('constructor')).toBeUndefined();
  });
});
