import { describe, expect, test } from 'vitest';
import { proveCompleteness } from '../../../main/ingest/completeness.ts';

const notAsked = () => Promise.reject(new Error('the console must not be asked again'));

describe('the proof that a walk read everything', () => {
  test('holds when the rows agree with the total, without asking again', async () => {
    expect(await proveCompleteness({ read: 2500, expected: 2500 }, notAsked)).toEqual({
      proven: true,
      by: 'total',
    });
  });

  test('leans on the end mark when the console tells no total', async () => {
    expect(await proveCompleteness({ read: 17, expected: null }, notAsked)).toEqual({
      proven: true,
      by: 'end-mark',
    });
  });

  test('holds when the difference is no larger than what the console changed meanwhile', async () => {
    const recount = async () => ({ total: 2497, changedMeanwhile: 3 });
    expect(await proveCompleteness({ read: 2494, expected: 2500 }, recount)).toEqual({
      proven: true,
      by: 'changes',
    });
    expect(await proveCompleteness({ read: 2493, expected: 2500 }, recount)).toMatchObject({ proven: false });
  });

  test('fails for a single missing row when nothing changed meanwhile', async () => {
    const recount = async () => ({ total: 2500, changedMeanwhile: 0 });
    const proof = await proveCompleteness({ read: 2499, expected: 2500 }, recount);
    expect(proof).toMatchObject({
      proven: false,
      reason: expect.stringContaining('counted 2,500 records but sent 2,499'),
    });
  });

  test('fails for rows beyond the total', async () => {
    const recount = async () => ({ total: 100, changedMeanwhile: 0 });
    expect(await proveCompleteness({ read: 150, expected: 100 }, recount)).toMatchObject({ proven: false });
  });

  test('fails when the console does not count again', async () => {
    const recount = async () => ({ total: null, changedMeanwhile: 0 });
    expect(await proveCompleteness({ read: 99, expected: 100 }, recount)).toMatchObject({ proven: false });
  });

  test('fails when the console sends everything as changed: it ignores the question', async () => {
    const recount = async () => ({ total: 20, changedMeanwhile: 15 });
    expect(await proveCompleteness({ read: 15, expected: 20 }, recount)).toMatchObject({ proven: false });
  });

  test('fails for rows between two totals that no change explains', async () => {
    const recount = async () => ({ total: 80, changedMeanwhile: 0 });
    expect(await proveCompleteness({ read: 90, expected: 100 }, recount)).toMatchObject({ proven: false });
  });

  test('holds when the rows agree with what the console counts afterwards', async () => {
    const recount = async () => ({ total: 99, changedMeanwhile: 0 });
    expect(await proveCompleteness({ read: 99, expected: 100 }, recount)).toEqual({
      proven: true,
      by: 'changes',
    });
  });
});
