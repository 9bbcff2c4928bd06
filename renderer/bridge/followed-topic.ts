import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Client, TopicValue } from '../../preload/contract/calls/contract.ts';
import type { TopicName } from '../../preload/contract/topics/topic-name.ts';
import type { CallFailure } from './call-failure.ts';
import { followTopic } from './client.ts';

/** The newest state of a topic; `value` is undefined until the first is known. */
export interface TopicState<Value> {
  readonly version: number;
  readonly value: Value | undefined;
  readonly failure: CallFailure | null;
}

/** A topic in the form that React's `useSyncExternalStore` takes. */
export interface FollowedTopic<Value> {
  readonly subscribe: (changed: () => void) => () => void;
  readonly read: () => TopicState<Value>;
}

/** Follows a topic while somebody is subscribed to it; the last value is kept in between. */
export function followedTopic<Topic extends TopicName>(
  bridge: Bridge,
  client: Client,
  topic: Topic,
): FollowedTopic<TopicValue<Topic>> {
  let state: TopicState<TopicValue<Topic>> = { version: 0, value: undefined, failure: null };
  let stop: (() => void) | null = null;
  const subscribers = new Set<() => void>();
  const become = (next: TopicState<TopicValue<Topic>>): void => {
    state = next;
    for (const changed of subscribers) changed();
  };
  return {
    read: () => state,
    subscribe(changed) {
      subscribers.add(changed);
      stop ??= followTopic(bridge, client, topic, {
        changed: (value, version) => become({ version, value, failure: null }),
        failed: (failure) => become({ ...state, failure }),
      });
      return () => {
        subscribers.delete(changed);
        if (subscribers.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
