import { expect, test } from 'vitest';
import { applicationKey } from '../../../main/project/sqlite/tables/application-key.ts';

const key = applicationKey('Example GmbH', 'Straße-Café Reader', '1.0 beta');

test.each([
  ['Example GmbH', 'Stra\u00dfe-Cafe\u0301 Reader', '1.0 beta'],
  ['EXAMPLE GMBH', 'STRASSE-CAFÉ READER', '1.0 BETA'],
  [' Example\u00a0GmbH ', 'Straße\u2011Café\t Reader', '1.0\u2003beta'],
  ['EXAMPLE GMBH', 'STRA\u1e9eE-CAFE\u034f\u0301 READER', '1.0 \u2068BETA\u2069'],
  ['\u061cExample GmbH', 'Straße\ufe0f-Café Reader\u3164', '1.0 be\u180eta'],
  ['Example\u200b GmbH', '\ufeffStraße\u2013Café  Reader', '1.0 beta\u0000'],
])('an application is the same as %j, %j, %j', (vendor, name, version) => {
  expect(applicationKey(vendor, name, version)).toBe(key);
});

test.each([
  ['Example GmbH Straße-Café', 'Reader', '1.0 beta'],
  ['Example GmbH', 'Straße-Café', 'Reader 1.0 beta'],
  ['Example GmbH', 'Straße-Café Reader1.0', 'beta'],
  ['Example GmbH', 'Straße-Cafe Reader', '1.0 beta'],
  ['Example GmbH', 'StraßeCafé Reader', '1.0 beta'],
  ['Example GmbH\u001fStraße-Café Reader', '', '1.0 beta'],
])('and another than %j, %j, %j', (vendor, name, version) => {
  expect(applicationKey(vendor, name, version)).not.toBe(key);
});

test('capitals are folded in every script, and a dotless ı is no i', () => {
  expect(applicationKey('ΟΔΟΣ', 'ПРИВЕТ', 'ﬀ')).toBe(applicationKey('οδος', 'привет', 'FF'));
  expect(applicationKey('', 'F\u0131rat', '')).not.toBe(applicationKey('', 'Firat', ''));
});
