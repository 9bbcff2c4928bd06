import { describe, expect, it } from 'vitest';
import { CallError } from '../../../main/ipc/call-error.ts';
import { CallRouter, type Sender } from '../../../main/ipc/call-router.ts';
import { Redactor } from '../../../main/logging/redactor.ts';
import { callNames, type Handlers } from '../../../preload/contract/calls/contract.ts';
import type { WireEvent } from '../../../preload/contract/wire.ts';

type AnyHandler = (
  args: unknown,
  context: { signal: AbortSignal; tell: (value: unknown) => void },
) => unknown;

/** A router in which every call answers `null`, but for the given ones. */
function routerWith(given: Record<string, AnyHandler>) {
  const handlers: Record<string, Record<string, AnyHandler>> = {};
  for (const name of callNames) {
    const [group = '', call = ''] = name.split('.');
    handlers[group] = { ...handlers[group], [call]: given[name] ?? (async () => null) };
  }
  const logged: string[] = [];
  const redactor = new Redactor();
  const log = { error: (text: string) => logged.push(text), warn: () => undefined, info: () => undefined };
  const router = new CallRouter({ handlers: handlers as unknown as Handlers, redactor, log });
  return { router, logged, redactor };
}

function senderOf(windowId: number, trusted = true): { sender: Sender; events: WireEvent[] } {
  const events: WireEvent[] = [];
  return { sender: { windowId, trusted, send: (event) => events.push(event) }, events };
}

const call = (name: string, args: unknown = null, id = 'a1') => ({ id, name, args });

/** A handler that ends when its call is cancelled, and not before. */
const waiting: AnyHandler = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('the call router', () => {
  it('answers a call with what its handler gives', async () => {
    const { router } = routerWith({ 'rules.list': async () => [] });
    const { sender } = senderOf(1);
    expect(await router.answer(sender, call('rules.list'))).toEqual({ ok: true, value: [] });
  });

  it('refuses a page that is not its own, whatever it asks', async () => {
    let asked = false;
    const { router } = routerWith({
      'rules.list': async () => {
        asked = true;
      },
    });
    const { sender } = senderOf(1, false);
    const reply = await router.answer(sender, call('rules.list'));
    expect(reply).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    expect(asked).toBe(false);
  });

  it.each([
    'nonsense',
    'rules',
    'rules.list.more',
    'rules.constructor',
    '__proto__.toString',
    'toString.call',
  ])('knows no call named %s', async (name) => {
    const { router } = routerWith({});
    expect(await router.answer(senderOf(1).sender, call(name))).toMatchObject({
      ok: false,
      error: { code: 'call-unknown' },
    });
  });

  it('gives a handler nothing but arguments of the contract', async () => {
    const given: unknown[] = [];
    const { router } = routerWith({
      'rules.pause': async (args) => {
        given.push(args);
        return null;
      },
    });
    const { sender } = senderOf(1);
    for (const args of [null, {}, { ruleId: 7 }, { ruleId: 'x', extra: 1 }, { ruleId: 'x'.repeat(65) }, []]) {
      expect(await router.answer(sender, call('rules.pause', args))).toMatchObject({
        error: { code: 'call-malformed' },
      });
    }
    await router.answer(sender, call('rules.pause', { ruleId: 'abc' }));
    expect(given).toEqual([{ ruleId: 'abc' }]);
  });

  it('hands on the code, the message and the advice of an expected failure', async () => {
    const error = { code: 'rule-not-found', message: 'There is no such rule.', advice: 'See the list.' };
    const { router, logged } = routerWith({
      'rules.list': async () => {
        throw new CallError(error);
      },
    });
    expect(await router.answer(senderOf(1).sender, call('rules.list'))).toEqual({ ok: false, error });
    expect(logged).toEqual([]);
  });

  it('tells a window nothing of an unexpected failure but that there was one, and logs it', async () => {
    const { router, logged } = routerWith({
      'rules.list': async () => {
        throw Object.assign(new Error('/home/somebody/secret-place is gone'), { code: 'ENOENT' });
      },
    });
    const reply = await router.answer(senderOf(1).sender, call('rules.list'));
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret-place');
    expect(logged).toEqual(['call rules.list failed']);
  });

  it('masks secrets in the failures it hands on', async () => {
    const { router, redactor } = routerWith({
      'rules.list': async () => {
        throw new CallError({ code: 'x', message: 'refused: token-abcdef', advice: 'take token-abcdef out' });
      },
    });
    redactor.register('token-abcdef');
    expect(JSON.stringify(await router.answer(senderOf(1).sender, call('rules.list')))).not.toContain(
      'token-abcdef',
    );
  });

  it('tells progress to the window that asked, under the id of the call', async () => {
    const { router } = routerWith({
      'project.backup': async (_, { tell }) => {
        tell({ done: 1, total: 2 });
        return null;
      },
    });
    const { sender, events } = senderOf(1);
    await router.answer(sender, call('project.backup', null, 'b7'));
    expect(events).toEqual([{ kind: 'progress', id: 'b7', value: { done: 1, total: 2 } }]);
  });

  it('cancels a call for its own window only', async () => {
    const { router } = routerWith({ 'overview.read': waiting });
    const mine = senderOf(1);
    const other = senderOf(2);
    const answer = router.answer(mine.sender, call('overview.read', null, 'c1'));
    router.cancel(other.sender, { id: 'c1' });
    router.cancel({ ...mine.sender, trusted: false }, { id: 'c1' });
    router.cancel(mine.sender, { id: 'c2' });
    const still = await Promise.race([answer, Promise.resolve('waiting')]);
    expect(still).toBe('waiting');
    router.cancel(mine.sender, { id: 'c1' });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('cancels what a window was waiting for when that window goes', async () => {
    const { router } = routerWith({ 'overview.read': waiting });
    const { sender } = senderOf(1);
    const answers = ['d1', 'd2'].map((id) => router.answer(sender, call('overview.read', null, id)));
    router.windowGone(1);
    for (const answer of answers) expect(await answer).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('ends when all that windows waited for was cancelled and has come to its end', async () => {
    const cancelled = Promise.withResolvers<void>();
    const lastStep = Promise.withResolvers<void>();
    const { router } = routerWith({
      'overview.read': async (_, { signal }) => {
        signal.addEventListener('abort', () => cancelled.resolve());
        await lastStep.promise;
      },
    });
    void router.answer(senderOf(1).sender, call('overview.read'));
    let ended = false;
    const end = router.end().then(() => {
      ended = true;
    });
    await cancelled.promise;
    expect(ended).toBe(false);
    lastStep.resolve();
    await end;
  });

  it('takes an id once, and no more than two hundred calls at a time', async () => {
    const { router } = routerWith({ 'overview.read': waiting });
    const { sender } = senderOf(1);
    const first = router.answer(sender, call('overview.read', null, 'e0'));
    expect(await router.answer(sender, call('overview.read', null, 'e0'))).toMatchObject({
      error: { code: 'call-refused' },
    });
    const more = Array.from({ length: 199 }, (_, index) =>
      router.answer(sender, call('overview.read', null, `e${index + 1}`)),
    );
    expect(await router.answer(sender, call('overview.read', null, 'e999'))).toMatchObject({
      error: { code: 'call-refused' },
    });
    router.windowGone(1);
    await Promise.all([first, ...more]);
  });
});
