import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdaptiveConcurrency } from '../../../main/ingest/adaptive-concurrency.ts';

const never = new AbortController().signal;
const quick = { status: 200, durationMs: 150 };

function noted(
  lanes: AdaptiveConcurrency,
  times: number,
  answer: { status: number | null; durationMs: number },
): number {
  for (let at = 0; at < times; at += 1) lanes.note(answer);
  return lanes.width;
}

describe('how many walks run side by side', () => {
  it('begins with one and rises to the ceiling while answers stay quick', () => {
    const lanes = new AdaptiveConcurrency(4);
    const widths = Array.from({ length: 8 }, () => noted(lanes, 1, quick));
    expect(widths).toEqual([2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it.each([429, 503])('falls to half on %i, and rises more slowly afterwards', (status) => {
    const lanes = new AdaptiveConcurrency(4);
    noted(lanes, 6, quick);
    expect(noted(lanes, 1, { status, durationMs: 5 })).toBe(2);
    expect(noted(lanes, 19, quick)).toBe(2);
    expect(noted(lanes, 1, quick)).toBe(3);
  });

  it('does not rise while answers take much longer than the quickest, or do not come', () => {
    const lanes = new AdaptiveConcurrency(4);
    noted(lanes, 1, quick);
    expect(noted(lanes, 50, { status: 200, durationMs: 600 })).toBe(2);
    expect(noted(lanes, 50, { status: null, durationMs: 1 })).toBe(2);
  });

  it('is never less than one nor more than the ceiling, whatever is answered', () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 429, 503, 500, null),
      durationMs: fc.integer({ min: 0, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(answer), (ceiling, answers) => {
        const lanes = new AdaptiveConcurrency(ceiling);
        return answers.every((one) => {
          lanes.note(one);
          return lanes.width >= 1 && lanes.width <= ceiling;
        });
      }),
    );
  });
});

describe('walks side by side', () => {
  /** Walks that end when told to, with what was under way at each start. */
  function heldWalks() {
    const ends = new Map<string, (end: 'go-on' | 'stop') => void>();
    const starts: string[] = [];
    const runOne = (walk: string, signal: AbortSignal) => {
      starts.push(walk);
      return new Promise<'go-on' | 'stop'>((resolve) => {
        ends.set(walk, resolve);
        signal.addEventListener('abort', () => resolve('stop'));
      });
    };
    const end = async (walk: string, how: 'go-on' | 'stop' = 'go-on') => {
      ends.get(walk)?.(how);
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { starts, runOne, end };
  }

  it('start in their order, another one as soon as it may', async () => {
    const lanes = new AdaptiveConcurrency(2);
    const { starts, runOne, end } = heldWalks();
    const all = lanes.run(['a', 'b', 'c', 'd'], runOne, never);
    expect(starts).toEqual(['a']);
    lanes.note(quick);
    await end('nobody');
    expect(starts).toEqual(['a', 'b']);
    await end('b');
    expect(starts).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    await all;
    expect(starts).toEqual(['a', 'b', 'c', 'd']);
  });

  it('end together when one of them ends the scan', async () => {
    const lanes = new AdaptiveConcurrency(2);
    const { starts, runOne, end } = heldWalks();
    const all = lanes.run(['a', 'b', 'c'], runOne, never);
    lanes.note(quick);
    await end('nobody');
    await end('b', 'stop');
    await all;
    expect(starts).toEqual(['a', 'b']);
  });

  it('end together when one of them throws, which is thrown when all have ended', async () => {
    const lanes = new AdaptiveConcurrency(2);
    lanes.note(quick);
    const ended: string[] = [];
    const runOne = async (walk: string, signal: AbortSignal) => {
      if (walk === 'b') throw new Error('the disk is full');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended.push(walk);
      return 'stop' as const;
    };
    await expect(lanes.run(['a', 'b', 'c'], runOne, never)).rejects.toThrow('the disk is full');
    expect(ended).toEqual(['a']);
  });
});
