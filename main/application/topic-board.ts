import { isDeepStrictEqual } from 'node:util';
import type { TopicValue } from '../../preload/contract/calls/contract.ts';
import type { TopicName } from '../../preload/contract/topics/topic-name.ts';

/** A topic's newest state. Versions begin at 1 and rise with every change. */
export interface Posted<Topic extends TopicName = TopicName> {
  readonly topic: Topic;
  readonly version: number;
  readonly value: TopicValue<Topic>;
}

/** The newest state of every topic, and who wants to hear of changes. */
export class TopicBoard {
  readonly #posted: { [Topic in TopicName]: Posted<Topic> };
  readonly #listeners = new Set<(posted: Posted) => void>();

  constructor(first: { readonly [Topic in TopicName]: TopicValue<Topic> }) {
    this.#posted = {
      status: { topic: 'status', version: 1, value: first.status },
      revisions: { topic: 'revisions', version: 1, value: first.revisions },
      navigation: { topic: 'navigation', version: 1, value: first.navigation },
    };
  }

  newest<Topic extends TopicName>(topic: Topic): Posted<Topic> {
    return this.#posted[topic];
  }

  /** Posts a state and notifies the listeners; an unchanged state is not posted again, except a navigation request. */
  post<Topic extends TopicName>(topic: Topic, value: TopicValue<Topic>): void {
    const before = this.newest(topic);
    if (topic !== 'navigation' && isDeepStrictEqual(before.value, value)) return;
    const posted: Posted<Topic> = { topic, version: before.version + 1, value };
    Object.assign(this.#posted, { [topic]: posted });
    for (const listener of this.#listeners) listener(posted);
  }

  /** Listens to every topic; returns how to stop. */
  listen(listener: (posted: Posted) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
