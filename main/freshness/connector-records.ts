import type { AttemptState } from '../../preload/contract/freshness.ts';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { type ConsolePlaces, noPlaces } from '../project/console-places.ts';
import type { ScopeRecords, ScopeScan, ScopeWatermark } from '../project/scope-records.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { type Covers, coversOf, partsOf, type ScopePart } from './scope-parts.ts';

/** An attempt to scan a scope that came to an end. `at` is ms since the epoch. */
export interface Attempt {
  /** Null when it failed before it had a record. */
  readonly scanId: number | null;
  readonly scope: ScanScope;
  readonly state: AttemptState;
  readonly at: number;
  /** The message is null where the code's entry in the catalogue of errors has the words. */
  readonly issue: { readonly code: string; readonly message: string | null } | null;
}

/** A time of a resource, ms since the epoch. */
export interface ResourceTimes {
  readonly coveredUntil: number;
  readonly reconciledAt: number | null;
}

type Covering<T> = T & { readonly covers: Covers };

const settledStates: readonly string[] = ['complete', 'partial', 'needs-review'];

/**
 * What the records tell of one connector. A scan serves every scope that lies within its own: after one of All
 * Endpoints, each site is as current as that. A scope is as current as the oldest of its parts.
 */
export class ConnectorRecords {
  readonly scans: readonly Covering<ScopeScan>[];
  readonly places: ConsolePlaces;
  readonly #watermarks: readonly Covering<ScopeWatermark>[];
  readonly #attempts: readonly Covering<Attempt>[];

  /** @param isScanned whether a scan of the connector runs now: a record without an end is then no end */
  constructor(connector: Pick<Connector, 'id' | 'failedStart'>, records: ScopeRecords, isScanned: boolean) {
    const { id, failedStart } = connector;
    const isMine = ({ connectorId }: { readonly connectorId: string }): boolean => connectorId === id;
    this.places = records.places.get(id) ?? noPlaces;
    const covering = <T extends { readonly scope: ScanScope }>(record: T): Covering<T> => ({
      ...record,
      covers: coversOf(record.scope, this.places),
    });
    this.scans = records.scans.filter(isMine).map(covering);
    this.#watermarks = records.watermarks.filter(isMine).map(covering);
    const attempts = this.scans.flatMap((scan) => attemptsOf(scan, isScanned));
    if (failedStart) attempts.push(startThatFailed(failedStart));
    this.#attempts = attempts.map(covering);
  }

  /** Up to when a resource is known in the whole of a scope; null when a part of it never was. */
  timesOf(scope: ScanScope, resource: Resource): ResourceTimes | null {
    const parts = partsOf(scope).map((part) => {
      const marks = this.#watermarks.filter((mark) => mark.resource === resource && mark.covers(part));
      const reconciled = marks.map(({ reconciledAt }) => reconciledAt).filter((at) => at !== null);
      return {
        coveredUntil: newestOf(marks.map((mark) => mark.coveredUntil)),
        reconciledAt: newestOf(reconciled),
      };
    });
    const coveredUntil = oldestOf(parts.map((part) => part.coveredUntil));
    if (coveredUntil === null) return null;
    return { coveredUntil, reconciledAt: oldestOf(parts.map((part) => part.reconciledAt)) };
  }

  /** The oldest of the newest complete scans of each part; null when a part has none. */
  lastCompleteOf(scope: ScanScope): ScopeScan | null {
    const complete = this.scans.filter(({ state }) => state === 'complete');
    const newest = partsOf(scope).map((part) =>
      newestBy(
        complete.filter(({ covers }) => covers(part)),
        endOf,
      ),
    );
    return newest.some((scan) => scan === null)
      ? null
      : oldestBy(
          newest.filter((scan) => scan !== null),
          endOf,
        );
  }

  /** The newest scan that came to a result about a resource of one part. */
  settledScanOf(part: ScopePart, resource: Resource): ScopeScan | null {
    const settled = this.scans.filter(
      ({ state, mode, covers }) => settledStates.includes(state) && reads(mode, resource) && covers(part),
    );
    return newestBy(settled, endOf);
  }

  /** The newest attempt to scan all of a scope, by itself or with more. */
  lastAttemptOf(scope: ScanScope): Attempt | null {
    const parts = partsOf(scope);
    return newestBy(
      this.#attempts.filter(({ covers }) => parts.every(covers)),
      ({ at }) => at,
    );
  }

  /** The newest attempt at anything. */
  get lastAttempt(): Attempt | null {
    return newestBy(this.#attempts, ({ at }) => at);
  }
}

function reads(mode: IngestMode, resource: Resource): boolean {
  return resource === 'assets' || mode === 'scan';
}

function endOf({ finishedAt, startedAt }: ScopeScan): number {
  return finishedAt ?? startedAt;
}

/** None of a scan that runs; of one that no process works on any more it is told that it was interrupted. */
function attemptsOf(scan: ScopeScan, isScanned: boolean): Attempt[] {
  const { scanId, scope, state, issue } = scan;
  if (state === 'running' && isScanned) return [];
  const cutOff = state === 'running' || (state === 'failed' && issue?.code === 'interrupted');
  const wentWrong = state !== 'complete' && state !== 'running';
  return [
    {
      scanId,
      scope,
      state: cutOff ? 'interrupted' : (state as Exclude<typeof state, 'running'>),
      at: endOf(scan),
      issue: wentWrong ? issue : null,
    },
  ];
}

function startThatFailed({ at, scope, code }: NonNullable<Connector['failedStart']>): Attempt {
  return { scanId: null, scope, state: 'failed', at: Date.parse(at), issue: { code, message: null } };
}

function newestOf(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
}

/** The oldest; null as soon as one of them is not known. */
export function oldestOf(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length < times.length || known.length === 0
    ? null
    : known.reduce((one, other) => Math.min(one, other));
}

/** Of equal ones the last. */
export function newestBy<T>(all: readonly T[], time: (each: T) => number): T | null {
  return all.reduce<T | null>(
    (newest, each) => (newest === null || time(each) >= time(newest) ? each : newest),
    null,
  );
}

export function oldestBy<T>(all: readonly T[], time: (each: T) => number): T | null {
  return all.reduce<T | null>(
    (oldest, each) => (oldest === null || time(each) < time(oldest) ? each : oldest),
    null,
  );
}
