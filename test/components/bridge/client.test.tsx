import { expect, test } from 'vitest';
import { CallFailure } from '../../../renderer/bridge/call-failure.ts';
import { createClient, followTopic } from '../../../renderer/bridge/client.ts';
import { bridgeDouble, idleStatus } from '../bridge-double.tsx';

const line = {
  id: 'address',
  title: 'Address',
  state: 'passed',
  finding: 'The console answers.',
  advice: '',
  code: null,
  count: null,
} as const;

const verified = {
  verification: { lines: [line], tokenExpiresAt: null, consoleVersion: null, userScope: null },
  verdict: 'ready' as const,
};

test('a call brings what main replied', async () => {
  const { bridge } = bridgeDouble({ 'scans.start': { attached: true } });
  const client = createClient(bridge);
  expect(await client.scans.start({ connectorId: 'c-1', ruleId: null, full: false })).toEqual({
    attached: true,
  });
});

test('a call that failed carries its code, its message and its advice', async () => {
  const { bridge } = bridgeDouble({
    'scans.start': () => {
      throw { code: 'token-missing', message: 'There is no token.', advice: 'Give it one.' };
    },
  });
  const failed = createClient(bridge).scans.start({ connectorId: 'c-1', ruleId: null, full: false });
  await expect(failed).rejects.toBeInstanceOf(CallFailure);
  await expect(failed).rejects.toMatchObject({
    code: 'token-missing',
    message: 'There is no token.',
    advice: 'Give it one.',
  });
});

test('progress reaches the call it belongs to, and no other', async () => {
  const { bridge } = bridgeDouble({
    'connectors.verify': ({ connectorId }, { tell }) => {
      tell({ ...line, title: `Address of ${connectorId}` });
      return verified;
    },
  });
  const client = createClient(bridge);
  const received: string[] = [];
  const verify = (connectorId: string) =>
    client.connectors.verify({ connectorId }, { onProgress: ({ title }) => received.push(title) });
  await Promise.all([verify('one'), client.connectors.verify({ connectorId: 'two' })]);
  expect(received).toEqual(['Address of one']);
});

test('a call that is cancelled ends at once, and main is notified', async () => {
  const { bridge, cancelled } = bridgeDouble({ 'connectors.verify': () => new Promise(() => undefined) });
  const abort = new AbortController();
  const verifying = createClient(bridge).connectors.verify({ connectorId: 'c-1' }, { signal: abort.signal });
  abort.abort();
  await expect(verifying).rejects.toMatchObject({ name: 'AbortError' });
  expect(cancelled).toEqual(['connectors.verify']);
});

test('a call that was cancelled before it began is never made', async () => {
  const { bridge, calls } = bridgeDouble({ 'rules.list': [] });
  const listed = createClient(bridge).rules.list(null, { signal: AbortSignal.abort() });
  await expect(listed).rejects.toMatchObject({ name: 'AbortError' });
  expect(calls).toEqual([]);
});

test('a reply that breaks the contract is no reply', async () => {
  const client = createClient({
    call: async () => ({ ok: true, value: { attached: 'perhaps' } }),
    cancel: () => undefined,
    listen: () => () => undefined,
  });
  await expect(client.scans.start({ connectorId: 'c-1', ruleId: null, full: false })).rejects.toThrow(
    'attached',
  );
});

test('a topic is right at once for a window that comes late, and never goes back to an older state', async () => {
  const { bridge, post, send } = bridgeDouble({});
  post('status', { schedulePaused: true });
  const received: boolean[] = [];
  const first = Promise.withResolvers<void>();
  const stop = followTopic(bridge, createClient(bridge), 'status', {
    changed: ({ schedulePaused }) => {
      received.push(schedulePaused);
      first.resolve();
    },
    failed: first.reject,
  });
  await first.promise;
  post('status', { schedulePaused: false });
  send({ kind: 'topic', topic: 'status', version: 2, value: { ...idleStatus, schedulePaused: true } });
  stop();
  post('status', { schedulePaused: true });
  expect(received).toEqual([true, false]);
});

test('a state that is published before main answers is not overwritten by the older answer', async () => {
  const { bridge, post } = bridgeDouble({});
  const asked = Promise.withResolvers<void>();
  const received: boolean[] = [];
  const slow = {
    ...bridge,
    call: async (id: string, name: string, args: unknown) => {
      const reply = await bridge.call(id, name, args);
      await asked.promise;
      return reply;
    },
  };
  const client = createClient(slow);
  followTopic(slow, client, 'status', {
    changed: ({ schedulePaused }) => received.push(schedulePaused),
    failed: () => undefined,
  });
  await Promise.resolve();
  post('status', { schedulePaused: true });
  asked.resolve();
  await client.application.topic({ topic: 'status' });
  expect(received).toEqual([true]);
});
