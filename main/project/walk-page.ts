import type { QuarantineReason } from '../../preload/contract/reasons.ts';
import type { RowColumns } from './row-columns.ts';

/** A record that could not be taken in, with what it names as far as that could be read. */
export interface QuarantinedRecord {
  readonly reason: QuarantineReason;
  /** The record's JSON text as it was received, without secrets. */
  readonly raw: string;
  readonly agentId: string | null;
  readonly endpointName: string | null;
  readonly cve: string | null;
  readonly applicationName: string | null;
  readonly applicationVersion: string | null;
  readonly riskId: string | null;
}

/** What was sent over the network since the last time it was noted. */
export interface Traffic {
  readonly requests: number;
  readonly retries: number;
  readonly bytes: number;
}

/** One page of a walk in the columns of the project. It is loaded together with the checkpoint behind it, or not at all. */
export interface NormalisedPage<Row> {
  readonly rows: RowColumns<Row>;
  readonly quarantined: readonly QuarantinedRecord[];
  /** Leads to the page after this one; null after the last. */
  readonly nextCursor: string | null;
  readonly traffic: Traffic;
  /** The console's clock when the walk started, ms, as far as this page tells; the first one told is kept. */
  readonly consoleStartedAt: number | null;
  /** How many records the console says there are; the first one told is kept. */
  readonly total: number | null;
  /** When the page arrived, ms since 1970. */
  readonly at: number;
}

/** What landing a page found. */
export interface LoadedPage {
  /** Rows that the walk did not have yet. */
  readonly fresh: number;
  /** What the walk had already: ids of endpoints, CVEs of risks. */
  readonly repeated: readonly string[];
}

/** Raw texts kept of one walk's quarantined records; the rest are counted only. */
export const quarantineLimit = 1000;
