import type { Intercept } from '../../main/demo/console-server.ts';

/** One way of going wrong: an interceptor that may ask for the console's own answer and spoil it. */
export type Fault = Intercept;

/** When a rule strikes, counting the requests that match it from 1. */
export type Occasion =
  | { readonly nth: number | readonly number[] }
  | { readonly from: number }
  | { readonly probability: number }
  | 'always';

export interface FaultRule {
  /** Path behind `/web/api/v2.1`; absent: every path. */
  readonly path?: string;
  readonly on: Occasion;
  readonly fault: Fault;
}

/** A rule in force. */
export interface ArmedFault {
  /** How often it has struck. */
  readonly strikes: number;
  disarm(): void;
}

interface Armed extends ArmedFault {
  readonly rule: FaultRule;
  matched: number;
  strikes: number;
}

/**
 * Faults on demand over a console's `intercept` hook. The first rule that strikes decides; the others still count
 * the request. Chances are drawn from a seeded sequence.
 */
export class Faults {
  readonly #random: () => number;
  #armed: Armed[] = [];

  constructor(seed = 1) {
    this.#random = randomNumbers(seed);
  }

  /** Puts a rule in force until it is disarmed. */
  arm(rule: FaultRule): ArmedFault {
    const armed: Armed = {
      rule,
      matched: 0,
      strikes: 0,
      disarm: () => {
        this.#armed = this.#armed.filter((other) => other !== armed);
      },
    };
    this.#armed.push(armed);
    return armed;
  }

  /** Takes all rules out of force. */
  clear(): void {
    this.#armed = [];
  }

  /** To be handed to `startConsole`. */
  readonly intercept: Intercept = (request, answer, response) => {
    let striking: Armed | null = null;
    for (const armed of this.#armed) {
      if (armed.rule.path !== undefined && armed.rule.path !== request.path) continue;
      armed.matched++;
      if (this.#strikes(armed) && striking === null) striking = armed;
    }
    if (!striking) return answer();
    striking.strikes++;
    return striking.rule.fault(request, answer, response);
  };

  #strikes({ rule: { on }, matched }: Armed): boolean {
    if (on === 'always') return true;
    if ('from' in on) return matched >= on.from;
    if ('probability' in on) return this.#random() < on.probability;
    return typeof on.nth === 'number' ? matched === on.nth : on.nth.includes(matched);
  }
}

/** Uniform numbers in [0, 1) from a seed (the generator known as mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
