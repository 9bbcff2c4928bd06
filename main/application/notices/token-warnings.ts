import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../logging/log.ts';
import { readPrivateText, replacePrivately } from '../../private-files/private-file.ts';
import { screens } from '../../project-services/screens.ts';
import { daysLeft, thresholdReached } from '../../project-services/token-expiry.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import type { NoticeCause } from './notice.ts';

/** What was told of the tokens, by connector: of the token that ends then, the least number of days. */
const memorySchema = z.object({
  version: z.literal(1),
  tokens: z.record(z.string(), z.object({ expiresAt: z.iso.datetime(), days: z.int().nonnegative() })),
});
type Memory = z.infer<typeof memorySchema>;

/**
 * Warns of tokens that end, once at each threshold. What was told is remembered in `<data-dir>/notices.json`, so that a
 * new start does not repeat it; without that file everything is told once more.
 */
export class TokenWarnings {
  readonly #file: string;
  readonly #log: Log;
  #memory: Memory;

  constructor(dataDir: string, log: Log) {
    this.#file = join(dataDir, 'notices.json');
    this.#log = log;
    this.#memory = readMemory(this.#file);
  }

  /** What is to be told now of these connectors; it counts as told from then on. @param now ms since the epoch */
  due(connectors: readonly Connector[], now: number): NoticeCause[] {
    const tokens: Memory['tokens'] = {};
    const causes: NoticeCause[] = [];
    for (const connector of connectors) {
      const { id, name, tokenExpiresAt } = connector;
      const days = daysLeft(connector, now);
      const threshold = days === null ? null : thresholdReached(days);
      if (tokenExpiresAt === null || days === null || threshold === null) continue;
      const told = this.#memory.tokens[id];
      const known = told?.expiresAt === tokenExpiresAt && told.days <= threshold;
      tokens[id] = known ? told : { expiresAt: tokenExpiresAt, days: threshold };
      if (known) continue;
      causes.push({
        kind: 'token-expiring',
        connectorName: name,
        screen: screens.token(id),
        count: days,
      });
    }
    if (causes.length > 0) this.#remember({ version: 1, tokens });
    return causes;
  }

  #remember(memory: Memory): void {
    this.#memory = memory;
    try {
      replacePrivately(this.#file, JSON.stringify(memory));
    } catch (error) {
      this.#log.warn('what was told of tokens could not be remembered', error);
    }
  }
}

function readMemory(file: string): Memory {
  try {
    return memorySchema.parse(JSON.parse(readPrivateText(file)));
  } catch {
    return { version: 1, tokens: {} };
  }
}
