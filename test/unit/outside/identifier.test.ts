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
    'CVE-2024-\u00a012 345',
    '\u2068CVE-2024-12345\u2069',
  ])('written as %j', (text) => {
    expect(normalCve(text)).toBe('CVE-2024-12345');
  });
});

test('an id that is no CVE is kept, in capitals', () => {
  expect(['ghsa-jfh8-c2jp-5v3q', 'CVE-', 'CVE-2024-1234;'].map(normalCve)).toEqual([
    'GHSA-JFH8-C2JP-5V3Q',
    'CVE-',
    'CVE-2024-1234;',
  ]);
});

test.each([
  '225494730938493804',
  ' 225494730938493804 ',
  '\u200b225494730938493804\u00a0',
  '\ufeff225494730938493804',
  '\u2068225494730938493804\u2069',
  '225494730938\u3164493804\ufe0f',
  '225494730938\u00a0493804',
  '225494730938\t493 804',
])('the id of an endpoint written as %j has one form', (text) => {
  expect(normalId(text)).toBe('225494730938493804');
});

test.each([
  '',
  '   ',
  '\u00a0',
  '\u200b',
  '\ufeff\u2060',
  'None',
  'null',
  'N/A',
  '-',
  '\u2013',
  'not set',
  '\u3164',
])('%j is no id', (text) => {
  expect([normalId(text), normalCve(text), idOrNull(text)]).toEqual(['', '', null]);
});
