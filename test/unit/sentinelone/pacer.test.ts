import { describe, expect, it } from 'vitest';
import { Pacer } from '../../../main/sentinelone/pacer.ts';

const never = new AbortController().signal;
const answer = async () => 'done';

describe('the pacer', () => {
  it('lets the first request of each kind pass at once', async () => {
    const pacer = new Pacer([{ pathPrefix: '/slow', requestsPerSecond: 0.0001 }]);
    await expect(pacer.run('/slow', never, answer)).resolves.toBe('done');
    pacer.close();
  });

  it('does not hold back what has no limit', async () => {
    const pacer = new Pacer([{ pathPrefix: '/slow', requestsPerSecond: 0.0001 }]);
    await pacer.run('/slow', never, answer);
    await expect(pacer.run('/other', never, answer)).resolves.toBe('done');
    pacer.close();
  });

  it('spreads requests evenly over time', async () => {
    const pacer = new Pacer([{ pathPrefix: '', requestsPerSecond: 50 }]);
    const times: number[] = [];
    const note = async () => void times.push(performance.now());
    await Promise.all(Array.from({ length: 6 }, () => pacer.run('/agents', never, note)));
    // Five gaps of 20 ms. A timer may be a little early, but a burst would have no gaps at all.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(80);
  });

  it('keeps the rest waiting while as many as allowed are on their way', async () => {
    const pacer = new Pacer([{ pathPrefix: '', requestsPerSecond: 10_000, inFlight: 1 }]);
    let now = 0;
    let most = 0;
    const work = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 3));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => pacer.run('/risks', never, work)));
    expect(most).toBe(1);
  });

  it('lets a waiting request go as soon as it is aborted', async () => {
    const pacer = new Pacer([{ pathPrefix: '', requestsPerSecond: 0.0001 }]);
    await pacer.run('/agents', never, answer);
    const abort = new AbortController();
    const waiting = pacer.run('/agents', abort.signal, answer);
    abort.abort();
    await expect(waiting).rejects.toThrow('aborted');
    pacer.close();
  });

  it('lets everything go when it is closed', async () => {
    const pacer = new Pacer([{ pathPrefix: '', requestsPerSecond: 0.0001 }]);
    await pacer.run('/agents', never, answer);
    const waiting = pacer.run('/agents', never, answer);
    pacer.close();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
