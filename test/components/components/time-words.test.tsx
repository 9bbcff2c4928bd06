import { expect, test } from 'vitest';
import { durationWords, relativeTime } from '../../../renderer/components/time-words.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T11:59:30Z', 'just now'],
  ['2026-11-22T12:00:12Z', 'just now'],
  ['2026-11-22T11:56:00Z', '4 min ago'],
  ['2026-11-22T09:00:00Z', '3 h ago'],
  ['2026-11-21T11:00:00Z', '1 day ago'],
  ['2026-11-12T12:00:00Z', '10 days ago'],
  ['2026-03-05T12:00:00Z', '5 Mar 2026'],
  ['2026-11-22T12:00:40Z', 'in under a minute'],
  ['2026-11-22T12:18:00Z', 'in 18 min'],
  ['2026-11-23T12:30:00Z', 'in 1 day'],
  ['2027-01-20T12:00:00Z', '20 Jan 2027'],
])('%s is %s', (at, words) => {
  expect(relativeTime(at, now)).toBe(words);
});

test.each([
  ['2026-11-22T11:00:20Z', '1 h ago'],
  ['2026-11-21T12:10:00Z', '1 day ago'],
])('%s is rounded into the next unit: %s', (at, words) => {
  expect(relativeTime(at, now)).toBe(words);
});

test.each([
  [400, 'under 1 s'],
  [48_000, '48 s'],
  [120_000, '2 min'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
])('%i ms last %s', (milliseconds, words) => {
  expect(durationWords(milliseconds)).toBe(words);
});
