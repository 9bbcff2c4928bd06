import { type ConsoleView, stateOfAgent } from './console-view.ts';

/** Since when what a console lists has been as it is, on its own clock in milliseconds. */
export class ConsoleMemory {
  /** Each finding that has been detected without a break, whether the token sees it or not. */
  readonly detectedSince = new Map<string, number>();
  /** Each finding that the token has been listed without a break. */
  readonly visibleSince = new Map<string, number>();
  /** Each endpoint that has been listed without a break in the same state and place, by {@link placeOf}. */
  readonly listedSince = new Map<string, number>();
  /** Each finding, and endpoint, that was listed before and has not been since. */
  readonly absentSince = new Map<string, number>();
  /** Findings that a tombstone ever named. */
  readonly removed = new Set<string>();
  /** The ids of the risks that each finding ever stood on. */
  readonly #risksOf = new Map<string, Set<string>>();
  /** Findings and endpoints that were ever listed. */
  readonly #known = new Set<string>();

  /** Whether a finding has only ever stood on one risk, so that its values are those of that one. */
  stoodOnOne(identity: string): boolean {
    return (this.#risksOf.get(identity)?.size ?? 0) <= 1;
  }

  /**
   * Notes what is listed now.
   * @param visible what the token sees
   * @param detected findings that are detected, whether the token sees them or not
   */
  note(now: number, visible: ConsoleView, detected: Iterable<string>): void {
    keep(this.detectedSince, detected, now);
    keep(this.visibleSince, visible.detected.keys(), now);
    for (const identity of visible.removed) this.removed.add(identity);
    for (const [identity, risks] of visible.detected) {
      const known = this.#risksOf.get(identity);
      this.#risksOf.set(identity, new Set([...(known ?? []), ...risks.map(({ id }) => id)]));
    }
    keep(
      this.listedSince,
      [...visible.endpoints.keys()].map((agentId) => placeOf(visible, agentId)),
      now,
    );
    const isListed = (key: string) => visible.detected.has(key) || visible.endpoints.has(key);
    keep(
      this.absentSince,
      [...this.#known].filter((key) => !isListed(key)),
      now,
    );
    for (const key of [...visible.detected.keys(), ...visible.endpoints.keys()]) this.#known.add(key);
  }
}

/** An endpoint with the state and place in which it is listed, as one text. */
export function placeOf({ endpoints }: ConsoleView, agentId: string): string {
  const agent = endpoints.get(agentId);
  return agent ? [agentId, stateOfAgent(agent), agent.siteId, agent.groupId].join(' ') : agentId;
}

/** Forgets keys that are not there any more, and notes since when new ones are. */
function keep(since: Map<string, number>, keys: Iterable<string>, now: number): void {
  const there = new Set(keys);
  for (const key of since.keys()) if (!there.has(key)) since.delete(key);
  for (const key of there) if (!since.has(key)) since.set(key, now);
}
