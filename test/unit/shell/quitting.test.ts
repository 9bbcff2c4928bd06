import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Quitting } from '../../../main/shell/quitting.ts';

function quittingWith(stop: () => Promise<void>) {
  const done: string[] = [];
  const log = {
    error: (text: string) => void done.push(`error: ${text}`),
    warn: (text: string) => void done.push(`warning: ${text}`),
    info: () => undefined,
  };
  const quitting = new Quitting({
    stop: async () => {
      done.push('stop');
      return stop();
    },
    leave: () => done.push('leave'),
    quit: () => done.push('quit'),
    exit: () => done.push('exit'),
    log,
  });
  return { quitting, done };
}

describe('quitting', () => {
  it('ends what runs, then leaves', async () => {
    const { quitting, done } = quittingWith(async () => undefined);
    expect(quitting.stopped).toBe(false);
    await quitting.begin('user');
    expect(done).toEqual(['stop', 'leave', 'quit']);
    expect(quitting.stopped).toBe(true);
  });

  it('is gone within two seconds, and ends a process that hangs three seconds later', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { quitting, done } = quittingWith(() => new Promise(() => undefined));
    const ended = quitting.begin('user');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(done).toEqual(['stop']);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['stop', 'leave']);
    await vi.advanceTimersByTimeAsync(3_000);
    await ended;
    expect(done).toEqual(['stop', 'leave', expect.stringContaining('did not end in time'), 'exit']);
  });

  it('ends in order what takes a little longer', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const stopping = Promise.withResolvers<void>();
    const { quitting, done } = quittingWith(() => stopping.promise);
    const ended = quitting.begin('user');
    await vi.advanceTimersByTimeAsync(2_500);
    stopping.resolve();
    await ended;
    expect(done).toEqual(['stop', 'leave', 'quit']);
  });

  it('ends the process at once when it is asked for a second time', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { quitting, done } = quittingWith(() => new Promise(() => undefined));
    void quitting.begin('user');
    await vi.advanceTimersByTimeAsync(500);
    await quitting.begin('user');
    expect(done).toEqual(['stop', 'exit']);
  });

  it('takes what a system asks for again and again for one wish, and a user after it for another', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { quitting, done } = quittingWith(() => new Promise(() => undefined));
    void quitting.begin('system');
    await vi.advanceTimersByTimeAsync(1_000);
    await quitting.begin('system');
    expect(done).toEqual(['stop']);
    await quitting.begin('user');
    expect(done).toEqual(['stop', 'exit']);
  });

  it('takes what is asked for several times at once for one wish', async () => {
    const { quitting, done } = quittingWith(async () => undefined);
    await Promise.all([quitting.begin('user'), quitting.begin('user')]);
    expect(done).toEqual(['stop', 'leave', 'quit']);
  });

  it('leaves also when what runs cannot be ended', async () => {
    const { quitting, done } = quittingWith(() => Promise.reject(new Error('stuck')));
    await quitting.begin('user');
    expect(done).toEqual(['stop', expect.stringContaining('could not be ended'), 'leave', 'quit']);
  });
});
