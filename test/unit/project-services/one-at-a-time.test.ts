import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../main/project-services/one-at-a-time.ts';

/** An action whose runs the test ends. */
function runs() {
  const ends: PromiseWithResolvers<void>[] = [];
  const action = oneAtATime(() => {
    const end = Promise.withResolvers<void>();
    ends.push(end);
    return end.promise;
  });
  return { ends, action };
}

describe('an action that runs one at a time', () => {
  it('runs once more for all calls that come while it runs', async () => {
    const { ends, action } = runs();
    const first = action();
    const later = [action(), action()];
    expect(ends).toHaveLength(1);
    ends[0]?.resolve();
    await first;
    await Promise.resolve();
    expect(ends).toHaveLength(2);
    ends[1]?.resolve();
    await Promise.all(later);
    expect(ends).toHaveLength(2);
  });

  it('runs at once again when nothing runs', async () => {
    const { ends, action } = runs();
    for (const index of [0, 1]) {
      const call = action();
      ends[index]?.resolve();
      await call;
    }
    expect(ends).toHaveLength(2);
  });

  it('runs again after a run that failed, which only its own callers learn of', async () => {
    const { ends, action } = runs();
    const first = action();
    const second = action();
    ends[0]?.reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await new Promise((resolve) => setImmediate(resolve));
    ends[1]?.resolve();
    await second;
  });
});
