import type { Bridge } from '../../preload/contract/bridge.ts';
import {
  type CallOptions,
  type Client,
  callNames,
  findCall,
  type TopicValue,
  topics,
} from '../../preload/contract/calls/contract.ts';
import type { TopicName } from '../../preload/contract/topics/topic-name.ts';
import { callReply, wireEvent } from '../../preload/contract/wire.ts';
import { CallFailure, callFailureOf } from './call-failure.ts';

type AnyCall = (args: unknown, options?: CallOptions<unknown>) => Promise<unknown>;

/** Makes the calls of the contract over a bridge. What comes back passes the contract's schemas. */
export function createClient(bridge: Bridge, newId: () => string = () => crypto.randomUUID()): Client {
  const listeners = new Map<string, (value: unknown) => void>();
  bridge.listen((message) => {
    const event = wireEvent.parse(message);
    if (event.kind === 'progress') listeners.get(event.id)?.(event.value);
  });
  const groups: Record<string, Record<string, AnyCall>> = {};
  for (const name of callNames) {
    const [group = '', call = ''] = name.split('.');
    groups[group] = { ...groups[group], [call]: callOver(bridge, listeners, name, newId) };
  }
  return groups as unknown as Client;
}

function callOver(
  bridge: Bridge,
  listeners: Map<string, (value: unknown) => void>,
  name: string,
  newId: () => string,
): AnyCall {
  const call = findCall(name);
  if (!call) throw new Error(`${name} is no call of the contract`);
  return async (args, { signal, onProgress } = {}) => {
    signal?.throwIfAborted();
    const id = newId();
    const { progress } = call;
    if (progress && onProgress) listeners.set(id, (value) => onProgress(progress.parse(value)));
    const cancelled = Promise.withResolvers<never>();
    const cancel = (): void => {
      bridge.cancel(id);
      // Whoever cancelled does not wait until main has stopped.
      cancelled.reject(signal?.reason);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const reply = callReply.parse(await Promise.race([bridge.call(id, name, args), cancelled.promise]));
      if (!reply.ok) throw new CallFailure(reply.error);
      return call.reply.parse(reply.value);
    } finally {
      listeners.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  };
}

/** Who follows a topic. */
export interface TopicFollower<Value> {
  /** Called with the newest state at once and whenever it changes, never with an older one. */
  readonly changed: (value: Value, version: number) => void;
  /** The current state could not be read from main; the next one that is published puts it right. */
  readonly failed: (failure: CallFailure) => void;
}

/** Follows a topic. Returns how to stop. */
export function followTopic<Topic extends TopicName>(
  bridge: Bridge,
  client: Client,
  topic: Topic,
  { changed, failed }: TopicFollower<TopicValue<Topic>>,
): () => void {
  let newest = 0;
  let following = true;
  const take = (version: number, value: unknown): void => {
    if (!following || version <= newest) return;
    newest = version;
    changed(topics[topic].parse(value) as TopicValue<Topic>, version);
  };
  const stop = bridge.listen((message) => {
    const event = wireEvent.parse(message);
    if (event.kind === 'topic' && event.topic === topic) take(event.version, event.value);
  });
  client.application.topic({ topic }).then(
    ({ version, value }) => take(version, value),
    (error: unknown) => {
      if (following) failed(callFailureOf(error));
    },
  );
  return () => {
    following = false;
    stop();
  };
}
