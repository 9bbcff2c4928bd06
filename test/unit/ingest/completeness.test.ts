import { describe, expect, test } from 'vitest';
import { proveCompleteness } from '../../../main/ingest/completeness.ts';

const notAsked = () => Promise.reject(new Error('the console must not be asked again'));

const full = (read: number, expected: number | null) => ({
  read,
  expected,
  delta: false,
  removals: 0,
});
const delta = (read: number, expected: number | null) => ({
  read,
  expected,
  delta: true,
  removals: 0,
});

describe('the proof that a walk read everything', () => {
  test('holds when the rows agree with the total, without asking again', async () => {
    expect(await proveCompleteness(full(2500, 2500), notAsked)).toEqual({
      proven: true,
      by: 'total',
    });
  });

  test('leans on the end mark when the console tells no total', async () => {
    expect(await proveCompleteness(full(17, null), notAsked)).toEqual({
      proven: true,
      by: 'end-mark',
    });
  });

  test('holds when the difference is no larger than what the console changed meanwhile', async () => {
    const recount = async () => ({ total: 2497, changedMeanwhile: 3 });
    expect(await proveCompleteness(full(2494, 2500), recount)).toEqual({
      proven: true,
      by: 'changes',
    });
    expect(await proveCompleteness(full(2493, 2500), recount)).toMatchObject({ proven: false });
  });

  test('fails for a single missing row when nothing changed meanwhile', async () => {
    const recount = async () => ({ total: 2500, changedMeanwhile: 0 });
    const proof = await proveCompleteness(full(2499, 2500), recount);
    expect(proof).toMatchObject({
      proven: false,
      reason: { why: 'changes-too-few', expected: 2500, read: 2499, changed: 0, total: 2500 },
    });
  });

  test('fails for rows beyond the total', async () => {
    const recount = async () => ({ total: 100, changedMeanwhile: 0 });
    expect(await proveCompleteness(full(150, 100), recount)).toMatchObject({ proven: false });
  });

  test('fails when the console does not count again', async () => {
    const recount = async () => ({ total: null, changedMeanwhile: 0 });
    expect(await proveCompleteness(full(99, 100), recount)).toMatchObject({ proven: false });
  });

  test('fails when the console sends everything as changed: it ignores the question', async () => {
    const recount = async () => ({ total: 20, changedMeanwhile: 15 });
    expect(await proveCompleteness(full(15, 20), recount)).toMatchObject({ proven: false });
  });

  test('fails for rows between two totals that no change explains', async () => {
    const recount = async () => ({ total: 80, changedMeanwhile: 0 });
    expect(await proveCompleteness(full(90, 100), recount)).toMatchObject({ proven: false });
  });

  test('holds when the rows agree with what the console counts afterwards', async () => {
    const recount = async () => ({ total: 99, changedMeanwhile: 0 });
    expect(await proveCompleteness(full(99, 100), recount)).toEqual({
      proven: true,
      by: 'changes',
    });
  });

  test('holds when the console counts a record twice that it lists twice', async () => {
    expect(await proveCompleteness(full(1, 2), notAsked, async () => true)).toEqual({
      proven: true,
      by: 'repeats',
    });
  });

  test('fails when a record was listed twice in the place of one that is missing', async () => {
    const recount = async () => ({ total: 100, changedMeanwhile: 0 });
    expect(await proveCompleteness(full(99, 100), recount, async () => false)).toMatchObject({
      proven: false,
    });
  });
});

describe('the proof that a delta read every change', () => {
  test('fails when it ended early, although the console ignores when a change was', async () => {
    const recount = async () => ({ total: 500, changedMeanwhile: 500 });
    expect(await proveCompleteness(delta(100, 500), recount)).toMatchObject({ proven: false });
    const nothingChanged = async () => ({ total: 500, changedMeanwhile: 0 });
    expect(await proveCompleteness(delta(100, 500), nothingChanged)).toMatchObject({ proven: false });
  });

  test('holds when changes were added while it was read, also when these are most of it', async () => {
    const recount = async () => ({ total: 1, changedMeanwhile: 1 });
    expect(await proveCompleteness(delta(1, 0), recount)).toEqual({ proven: true, by: 'changes' });
  });

  test('holds when the console leaves removals out of its count', async () => {
    const recount = async () => ({ total: 3, changedMeanwhile: 0 });
    expect(await proveCompleteness({ ...delta(5, 3), removals: 2 }, recount)).toEqual({
      proven: true,
      by: 'changes',
    });
    expect(await proveCompleteness({ ...delta(5, 3), removals: 1 }, recount)).toMatchObject({
      proven: false,
    });
  });

  test('fails when a counted change was hidden by others: the next delta asks for it again', async () => {
    const recount = async () => ({ total: 102, changedMeanwhile: 2 });
    expect(await proveCompleteness(delta(99, 100), recount)).toMatchObject({ proven: false });
  });

  test('fails when it is shorter than it was counted, also where the console counts less afterwards', async () => {
    // Rows that leave a list which is walked by offset hide others behind them.
    const recount = async () => ({ total: 20, changedMeanwhile: 0 });
    expect(await proveCompleteness(delta(20, 25), recount)).toMatchObject({ proven: false });
  });
});
