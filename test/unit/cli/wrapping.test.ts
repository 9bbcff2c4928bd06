import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../../main/cli/output/wrapping.ts';

describe('a long line', () => {
  it('is broken between words, its continuation indented', () => {
    expect(wrapped('✓ Permission to read assets: The token can read 400 endpoints.', 40, 2)).toEqual([
      '✓ Permission to read assets: The token',
      '  can read 400 endpoints.',
    ]);
  });

  it('stays whole where it fits, and where there is no terminal', () => {
    expect(wrapped('a line', 6, 2)).toEqual(['a line']);
    expect(wrapped('a line '.repeat(100), Number.POSITIVE_INFINITY, 2)).toHaveLength(1);
  });

  it('keeps the indent it begins with, and a word that is too long for any line', () => {
    expect(wrapped('  see https://example.com/a-long-address now', 20, 2)).toEqual([
      '  see',
      '  https://example.com/a-long-address',
      '  now',
    ]);
  });

  it('is measured without its colours', () => {
    expect(wrapped('\u001b[32m✓\u001b[39m four', 6, 0)).toEqual(['\u001b[32m✓\u001b[39m four']);
  });

  it('loses nothing, whatever it says', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/[\s\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const lines = wrapped(words.join(' '), width, 3);
        expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words);
        for (const line of lines) {
          if (line.trim().includes(' ')) expect([...line].length).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
