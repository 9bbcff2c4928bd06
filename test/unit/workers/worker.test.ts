import { describe, expect, onTestFinished, test } from 'vitest';
import { speakTo } from '../../../main/language/language.ts';
import type { Reply } from '../../../main/workers/messages.ts';
import { asFunctions, callsOverPort, RemoteCalls, WorkerEnded } from '../../../main/workers/remote-calls.ts';
import { type StartOptions, startWorker, threadFile } from '../../../main/workers/start-worker.ts';
import { languages } from '../../../preload/words/languages.ts';
import type { TrialCalls, TrialData } from './trial-thread.ts';

function startTrial({ data = {}, ...options }: StartOptions<number> & { data?: Partial<TrialData> } = {}) {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = startWorker<TrialCalls, number>(threadFile('trial-thread', import.meta.url), {
    ...options,
    data: { start: 'well', closed, ...data } satisfies TrialData,
  });
  onTestFinished(() => worker.terminate());
  return { ...worker, wasClosed: () => Atomics.load(closed, 0) === 1 };
}

describe('a worker', () => {
  test('answers each call with its own value, also calls that came before it had started', async () => {
    const { call } = startTrial();
    const sums = await Promise.all([1, 2, 3].map((number) => call('add', [number, 10])));
    expect(sums).toEqual([11, 12, 13]);
    expect((await call('zeros', [3])).length).toBe(3);
  });

  test('reports progress of its start and of a call, in order and before the value', async () => {
    const started: number[] = [];
    const { call, ready } = startTrial({
      data: { start: 'reported' },
      onProgress: (half) => started.push(half),
    });
    await ready;
    expect(started).toEqual([1, 2]);
    const seen: number[] = [];
    expect(await call('count', [4], { onProgress: (number) => seen.push(number) })).toBe(4);
    expect(seen).toEqual([1, 2, 3]);
  });

  test('ends a call that is cancelled: one that waits now and then, one that never does, and one not begun', async () => {
    const { call } = startTrial();
    const waiting = new AbortController();
    const onProgress = (number: number) => number === 5 && waiting.abort();
    expect(await call('count', [1e9], { signal: waiting.signal, onProgress })).toBeLessThan(1e9);
    const busy = new AbortController();
    const spinning = call('spin', [], { signal: busy.signal });
    setTimeout(() => busy.abort(), 20);
    expect(await spinning).toBe('cancelled');
    expect(await call('count', [9], { signal: AbortSignal.abort() })).toBe(1);
  });

  test('passes an error on with its code, as plain data or as its starter makes it, and goes on', async () => {
    const { call } = startTrial();
    const plain = { name: 'RangeError', message: 'that is too far', code: 'TOO_FAR' };
    await expect(call('fail', [])).rejects.toMatchObject(plain);
    const named = startTrial({ errors: { unpack: (packed) => new EvalError('ours', { cause: packed }) } });
    await expect(named.call('fail', [])).rejects.toMatchObject({ name: 'EvalError', cause: plain });
    expect(await call('add', [1, 1])).toBe(2);
  });

  test('that dies at its start fails the start and every call, with what it died of', async () => {
    const refused = startTrial({ data: { start: 'refused' } });
    const why = { name: 'RangeError', code: 'NOTHING' };
    const early = expect(refused.call('add', [1, 1])).rejects.toMatchObject(why);
    await expect(refused.ready).rejects.toMatchObject(why);
    await early;
    await refused.exited;
    await expect(refused.call('add', [1, 1])).rejects.toMatchObject(why);

    const absent = startWorker<TrialCalls>(threadFile('no-thread', import.meta.url));
    await expect(absent.call('add', [1, 1])).rejects.toMatchObject({ code: 'MODULE_NOT_FOUND' });
  });

  test('fails its calls with what it could not start for, however soon its end follows', async () => {
    const listeners: { reply?: (reply: Reply) => void; end?: (cause: null) => void } = {};
    const calls = new RemoteCalls<TrialCalls>({
      post: () => undefined,
      onReply: (listener) => {
        listeners.reply = listener;
      },
      onEnd: (listener) => {
        listeners.end = listener;
      },
    });
    const why = { message: 'nothing to start with' };
    const failing = [calls.started(() => undefined), calls.call('add', [1, 1])];
    const checked = failing.map((call) => expect(call).rejects.toMatchObject(why));
    listeners.reply?.({ id: 0, ok: false, error: why });
    listeners.end?.(null);
    await Promise.all(checked);
  });

  test('that dies in a call fails it and all after it', async () => {
    const crashed = startTrial();
    const others = expect(crashed.call('count', [1e9])).rejects.toMatchObject({ code: 'CRASHED' });
    await expect(crashed.call('crash', [])).rejects.toMatchObject({ code: 'CRASHED' });
    await others;
    await expect(crashed.call('add', [1, 1])).rejects.toMatchObject({ code: 'CRASHED' });

    const left = startTrial();
    await expect(left.call('leave', [])).rejects.toBeInstanceOf(WorkerEnded);
    const ours = startTrial({ ended: () => new EvalError('ours') });
    await expect(ours.call('leave', [])).rejects.toBeInstanceOf(EvalError);
  });

  test('that wants more memory than it may take dies alone', async () => {
    const { call } = startTrial({ memory: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } });
    await expect(call('hoard', [])).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  });

  test('serves another thread through a port, until it is closed', async () => {
    const worker = startTrial();
    const functions = asFunctions<TrialCalls>(callsOverPort(worker.connect()));
    expect(await functions.add(20, 3)).toBe(23);
    await worker.close();
    expect(worker.wasClosed()).toBe(true);
    await expect(functions.add(1, 1)).rejects.toBeInstanceOf(WorkerEnded);
  });

  test('speaks the language of its starter', async () => {
    onTestFinished(() => {
      speakTo(['en']);
      Reflect.deleteProperty(languages, 'x-elvish');
    });
    Object.assign(languages, { 'x-elvish': {} });
    speakTo(['x-elvish']);
    expect(await startTrial().call('quitWord', [])).toBe('Namárië');
  });
});
