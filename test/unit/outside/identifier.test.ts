import { describe, expect, test } from 'vitest';
import { idOrNull, normalCve, normalId } from '../../../main/outside/identifier.ts';

describe('a CVE id has one form', () => {
  test.each([
    'CVE-2024-12345',
    'cve-2024-12345',
    '  Cve-2024-12345\t',
    '\u00a0CVE-2024-12345\u202f',
    '\ufeffCVE-2024-12345',
    'CVE\u20112024\u201312345',
    'CVE\u22122024\u201412345',
    'CVE-2024-\u200b12345',
    'CVE-2024-12\u00ad345',
    'ＣＶＥ－２０２４－１２３４５',
  ])('written as %j', (text) => {
    expect(normalCve(text)).toBe('CVE-2024-12345');
  });
});

test.each([
  '225494730938493804',
  ' 225494730938493804 ',
  '\u200b225494730938493804\u00a0',
  '\ufeff225494730938493804',
])('the id of an endpoint written as %j has one form', (text) => {
  expect(normalId(text)).toBe('225494730938493804');
});

test.each(['', '   ', '\u00a0', '\u200b', '\ufeff\u2060', 'None', 'null', 'N/A', '-', '\u2013'])(
  '%j is no id',
  (text) => {
    expect([normalId(text), normalCve(text), idOrNull(text)]).toEqual(['', '', null]);
  },
);
