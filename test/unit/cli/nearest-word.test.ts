import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../preload/words/nearest-word.ts';

describe('the word that was probably meant', () => {
  it.each([
    ['hostname', 'hostName'],
    ['hsotName', 'hostName'],
    ['host', 'hostName'],
    ['name', 'hostName'],
    ['sevrity', 'severity'],
    ['SITENAME ', 'siteName'],
    ['colour', null],
    ['x', null],
    ['', null],
  ])('by %j is %s', (written, meant) => {
    expect(nearestWord(written, ['severity', 'hostName', 'siteName'])).toBe(meant);
  });
});
