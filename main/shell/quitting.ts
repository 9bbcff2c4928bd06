import type { Log } from '../logging/log.ts';

/** How long the user waits for what runs to end, in milliseconds. */
const patienceMs = 2_000;

/** How long it has besides, unseen. What is cut off then continues from its last checkpoint. */
const graceMs = 3_000;

/** What a user asks for within this time is the same wish. */
const sameWishMs = 500;

/** Who wants the application to end. A system that shuts down says so several times and in several ways. */
export type QuitWish = 'user' | 'system';

export interface QuittingDependencies {
  /** Ends what runs so that it can be continued. */
  readonly stop: () => Promise<unknown>;
  /** Takes window and tray away. */
  readonly leave: () => void;
  /** Ends the process in order, which waits for each of its threads. */
  readonly quit: () => void;
  /** Ends the process at once, whatever hangs. */
  readonly exit: () => void;
  readonly log: Log;
}

/** Quitting: once, in order, gone within two seconds. A user who asks a second time does not want to wait. */
export class Quitting {
  readonly #dependencies: QuittingDependencies;
  #stage: 'running' | 'stopping' | 'stopped' = 'running';
  #sameWish = true;

  constructor(dependencies: QuittingDependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether nothing runs any more and the process may end. */
  get stopped(): boolean {
    return this.#stage === 'stopped';
  }

  /** Begins to quit; asked for again by the user, ends the process at once. Resolves when the process may end. */
  async begin(wish: QuitWish): Promise<void> {
    const { leave, quit, exit, log } = this.#dependencies;
    if (this.#stage !== 'running') {
      if (wish === 'user' && !this.#sameWish) exit();
      return;
    }
    this.#stage = 'stopping';
    setTimeout(() => {
      this.#sameWish = false;
    }, sameWishMs);
    const end = this.#stop();
    await within(patienceMs, end);
    leave();
    const ended = await within(graceMs, end);
    this.#stage = 'stopped';
    if (ended) quit();
    else {
      log.warn('what ran did not end in time; it continues from its last checkpoint');
      exit();
    }
  }

  async #stop(): Promise<true> {
    try {
      await this.#dependencies.stop();
    } catch (error) {
      this.#dependencies.log.error('what ran could not be ended in order', error);
    }
    return true;
  }
}

/** Waits for an end, but no longer than that; false when it did not come. */
async function within(ms: number, end: Promise<true>): Promise<boolean> {
  const { promise: timeUp, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), ms);
  const ended = await Promise.race([end, timeUp]);
  clearTimeout(timer);
  return ended;
}
