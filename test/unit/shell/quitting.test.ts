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
      await stop();
    },
    leave: () => done.push('leave'),
    exit: () => done.push('exit'),
    log,
  });
  return { quitting, done };
}

describe('quitting', () => {
  it('ends what runs, then leaves', async () => {
    const { quitting, done } = quittingWith(async () => undefined);
    expect(quitting.stopped).toBe(false);
    await quitting.begin();
    expect(done).toEqual(['stop', 'leave']);
    expect(quitting.stopped).toBe(true);
  });

  it('waits two seconds and no longer', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { quitting, done } = quittingWith(() => new Promise(() => undefined));
    const ended = quitting.begin();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(done).toEqual(['stop']);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(done).toEqual(['stop', expect.stringContaining('did not end in time'), 'leave']);
  });

  it('ends the process at once when it is asked for a second time', async () => {
    const { quitting, done } = quittingWith(() => new Promise(() => undefined));
    void quitting.begin();
    await quitting.begin();
    expect(done).toEqual(['stop', 'exit']);
  });

  it('leaves also when what runs cannot be ended', async () => {
    const { quitting, done } = quittingWith(() => Promise.reject(new Error('stuck')));
    await quitting.begin();
    expect(done).toEqual(['stop', expect.stringContaining('could not be ended'), 'leave']);
  });
});
