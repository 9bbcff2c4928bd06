import { appendFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { randomNumbers } from '../tenant/faults.ts';
import type { CampaignReport } from './campaign-report.ts';

/** Set by `npm run faults`: campaigns strike hundreds of times instead of a few. */
const thorough = process.env['FAULTS'] === 'thorough';
/** Where `npm run faults` reads what campaigns did: a line of JSON for each. */
const reportFile = process.env['FAULTS_REPORT'];

/** Where a campaign's chances come from; told with its result, so that it can be repeated. */
const seed = Number(process.env['FAULTS_SEED'] ?? 1);

/** How often a campaign does something: a few times with every test run, many times with `npm run faults`. */
export function times(shortly: number, thoroughly: number): number {
  return thorough ? thoroughly : shortly;
}

/** How long a campaign may take, in milliseconds. */
export const patience = times(600_000, 5_400_000);

/** Chances and a tally for the running test, told when the test ends. */
export class Campaign {
  /** Uniform in [0, 1), the same in each run of a seed. */
  readonly random = randomNumbers(seed);
  readonly #counts: Record<string, number> = {};

  constructor(title: string) {
    const startedAt = performance.now();
    onTestFinished(({ task }) => {
      if (reportFile === undefined) return;
      const report: CampaignReport = {
        title,
        passed: task.result?.state === 'pass',
        seconds: Math.round((performance.now() - startedAt) / 1000),
        seed,
        counts: this.#counts,
      };
      appendFileSync(reportFile, `${JSON.stringify(report)}\n`);
    });
  }

  /** Adds to what was done, in the words of the report: `killed`, `scans`. */
  count(what: string, by = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + by;
  }

  /** One of several, by chance. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    const chosen = choices[Math.floor(this.random() * choices.length)];
    if (chosen === undefined) throw new Error('there is nothing to pick from');
    return chosen;
  }

  /** A whole number from a range, both ends within, by chance. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.random() * (highest - lowest + 1));
  }
}
