import { describe, expect, test } from 'vitest';
import { StatementQueue } from '../../../main/project/sqlite/connection/statement-queue.ts';

/** A line whose tasks end when they are told to. */
function line(places: number) {
  const waiting = new StatementQueue(places);
  const started: string[] = [];
  const ends = new Map<string, { end: () => void; fail: (error: Error) => void }>();
  const run = (name: string, signal?: AbortSignal) =>
    waiting.run(
      () =>
        new Promise<string>((resolve, reject) => {
          started.push(name);
          ends.set(name, { end: () => resolve(name), fail: reject });
        }),
      signal,
    );
  return { run, started, of: (name: string) => ends.get(name) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a waiting line', () => {
  test('runs as many as it has places, the others when one ends, in the order they came', async () => {
    const { run, started, of } = line(2);
    const results = ['a', 'b', 'c', 'd'].map((name) => run(name));
    await settled();
    expect(started).toEqual(['a', 'b']);
    of('b')?.end();
    await settled();
    expect(started).toEqual(['a', 'b', 'c']);
    of('a')?.end();
    of('c')?.end();
    await settled();
    of('d')?.end();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('lets go whoever is aborted while waiting: the newest does not wait behind those', async () => {
    const { run, started, of } = line(1);
    const first = run('a');
    const controllers = Array.from({ length: 10 }, () => new AbortController());
    const unwanted = controllers.map((controller, index) => run(`old ${index}`, controller.signal));
    const newest = run('newest', new AbortController().signal);
    for (const controller of controllers) controller.abort(new Error('unwanted'));
    for (const left of unwanted) await expect(left).rejects.toThrow('unwanted');
    of('a')?.end();
    await first;
    await settled();
    expect(started).toEqual(['a', 'newest']);
    of('newest')?.end();
    expect(await newest).toBe('newest');
  });

  test('does not take in whoever is aborted already, and lets those finish that have begun', async () => {
    const { run, started, of } = line(1);
    await expect(run('never', AbortSignal.abort(new Error('unwanted')))).rejects.toThrow('unwanted');
    const controller = new AbortController();
    const begun = run('a', controller.signal);
    await settled();
    controller.abort();
    of('a')?.end();
    expect(await begun).toBe('a');
    expect(started).toEqual(['a']);
  });

  test('goes on after one that failed', async () => {
    const { run, of } = line(1);
    const failing = run('a');
    const next = run('b');
    await settled();
    of('a')?.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    await settled();
    of('b')?.end();
    expect(await next).toBe('b');
  });
});
