import { describe, expect, it, vi } from 'vitest';
import { RateLimiter } from '../../../main/net/rate-limiter.ts';

const never = new AbortController().signal;
const answer = async () => 'done';

describe('the rate limiter', () => {
  it('lets the first request of each kind pass at once', async () => {
    const rateLimiter = new RateLimiter([{ pathPrefix: '/slow', requestsPerSecond: 0.0001 }]);
    await expect(rateLimiter.run('/slow', never, answer)).resolves.toBe('done');
    rateLimiter.close();
  });

  it('does not hold back what has no limit', async () => {
    const rateLimiter = new RateLimiter([{ pathPrefix: '/slow', requestsPerSecond: 0.0001 }]);
    await rateLimiter.run('/slow', never, answer);
    await expect(rateLimiter.run('/other', never, answer)).resolves.toBe('done');
    rateLimiter.close();
  });

  it('spreads requests evenly over time', async () => {
    vi.useFakeTimers();
    try {
      const rateLimiter = new RateLimiter([{ pathPrefix: '', requestsPerSecond: 20 }]);
      const started = Date.now();
      const times: number[] = [];
      const note = async () => void times.push(Date.now() - started);
      const all = Promise.all(Array.from({ length: 5 }, () => rateLimiter.run('/agents', never, note)));
      await vi.advanceTimersByTimeAsync(1000);
      await all;
      expect(times).toEqual([0, 50, 100, 150, 200]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the rest waiting while as many as allowed are on their way', async () => {
    const rateLimiter = new RateLimiter([{ pathPrefix: '', requestsPerSecond: 10_000, inFlight: 1 }]);
    let now = 0;
    let most = 0;
    const work = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 3));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => rateLimiter.run('/risks', never, work)));
    expect(most).toBe(1);
  });

  it('lets a waiting request go as soon as it is aborted', async () => {
    const rateLimiter = new RateLimiter([{ pathPrefix: '', requestsPerSecond: 0.0001 }]);
    await rateLimiter.run('/agents', never, answer);
    const abort = new AbortController();
    const waiting = rateLimiter.run('/agents', abort.signal, answer);
    abort.abort();
    await expect(waiting).rejects.toThrow('aborted');
    rateLimiter.close();
  });

  it('lets everything go when it is closed', async () => {
    const rateLimiter = new RateLimiter([{ pathPrefix: '', requestsPerSecond: 0.0001 }]);
    await rateLimiter.run('/agents', never, answer);
    const waiting = rateLimiter.run('/agents', never, answer);
    rateLimiter.close();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
