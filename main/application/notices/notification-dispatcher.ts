import type { NotificationSettings } from '../../../preload/contract/settings-view.ts';
import type { After } from '../timer.ts';
import type { Notice, NoticeCause, NoticeKind } from './notice.ts';
import { noticeOf } from './notice-words.ts';

/** What happens within this time of each other is told as one. */
const gatherMs = 10_000;

/** The shortest time between two notices of a kind. */
const quietMs = 60_000;

export interface NotificationDispatcherDependencies {
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly after: After;
  /** What the user wants to be told, asked when it comes to telling. */
  readonly wanted: () => NotificationSettings;
}

/** Gathers what happened into few notices and tells those that the user wants. */
export class NotificationDispatcher {
  readonly #dependencies: NotificationDispatcherDependencies;
  readonly #listeners = new Set<(notice: Notice) => void>();
  readonly #gathered = new Map<NoticeKind, NoticeCause[]>();
  readonly #timers = new Map<NoticeKind, () => void>();
  readonly #toldAt = new Map<NoticeKind, number>();
  #lastId = 0;
  #held = false;

  constructor(dependencies: NotificationDispatcherDependencies) {
    this.#dependencies = dependencies;
  }

  /** Listens to notices; returns how to stop. */
  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in something that happened, to be told soon. The same of the same scan or connector is told once. */
  offer(cause: NoticeCause): void {
    const others = (this.#gathered.get(cause.kind) ?? []).filter(
      ({ connectorName, screen, project }) =>
        connectorName !== cause.connectorName || screen !== cause.screen || project?.id !== cause.project?.id,
    );
    this.#gathered.set(cause.kind, [...others, cause]);
    this.#schedule(cause.kind);
  }

  /** While it is held nothing is told; afterwards everything that was gathered is. */
  hold(held: boolean): void {
    this.#held = held;
    if (held) for (const kind of [...this.#timers.keys()]) this.#callOff(kind);
    else for (const kind of this.#gathered.keys()) this.#schedule(kind);
  }

  /** Tells nothing any more. */
  close(): void {
    this.hold(true);
    this.#listeners.clear();
  }

  #schedule(kind: NoticeKind): void {
    if (this.#held || this.#timers.has(kind)) return;
    const { now, after } = this.#dependencies;
    const toldAt = this.#toldAt.get(kind);
    const quietFor = toldAt === undefined ? 0 : Math.min(quietMs, toldAt + quietMs - now());
    this.#timers.set(
      kind,
      after(Math.max(gatherMs, quietFor), () => this.#tell(kind)),
    );
  }

  #callOff(kind: NoticeKind): void {
    this.#timers.get(kind)?.();
    this.#timers.delete(kind);
  }

  #tell(kind: NoticeKind): void {
    this.#timers.delete(kind);
    const gathered = this.#gathered.get(kind) ?? [];
    this.#gathered.delete(kind);
    if (gathered.length === 0 || !isWanted(kind, this.#dependencies.wanted())) return;
    this.#toldAt.set(kind, this.#dependencies.now());
    const byProject = Map.groupBy(gathered, ({ project }) => project?.id);
    for (const [first, ...others] of byProject.values()) {
      if (first === undefined) continue;
      this.#lastId += 1;
      const notice = noticeOf(`${kind}-${this.#lastId}`, first, others);
      for (const listener of this.#listeners) listener(notice);
    }
  }
}

/** Failures and reviews need somebody: they can only be turned off with everything. */
function isWanted(kind: NoticeKind, { enabled, newCriticals, scanEnded }: NotificationSettings): boolean {
  if (kind === 'new-criticals') return enabled && newCriticals;
  if (kind === 'scan-ended') return enabled && scanEnded;
  return enabled;
}
