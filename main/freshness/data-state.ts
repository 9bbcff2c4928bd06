import type { DataGap, DataGapReason, DataState } from '../../preload/contract/freshness.ts';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { scopeWords } from '../../preload/contract/scope-words.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsolePlaces } from '../project/console-places.ts';
import type { ScopeScan } from '../project/scope-records.ts';
import { maxInterval } from '../schedule/interval.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { ConnectorRecords } from './connector-records.ts';
import { type Covers, coversOf, partsOf, type ScopePart } from './scope-parts.ts';

const hour = 3_600_000;
/** However often its rule runs, a scan is not too old for this long. */
const shortestLimitMs = 48 * hour;
/** How far the time of a scan may lie ahead before its age counts as not known: clocks are set right by this much. */
const clockSlackMs = 5 * 60_000;

/** What the data of a connector is judged by. */
export interface JudgedConnector {
  readonly connector: Pick<Connector, 'id' | 'name'>;
  readonly records: ConnectorRecords;
  /** Those of the connector. */
  readonly rules: readonly IngestRule[];
  readonly limits: readonly AgeLimit[];
  readonly mode: IngestMode;
  /** Ms since the epoch. */
  readonly now: number;
}

/** How old scans of what a rule covers may be. */
export interface AgeLimit {
  readonly covers: Covers;
  readonly limitMs: number;
}

interface Finding {
  readonly reason: DataGapReason;
  readonly scan: ScopeScan | null;
  readonly limitMs: number;
}

/** What hinders most first. */
const reasons: readonly DataGapReason[] = [
  'never-complete',
  'partly-complete',
  'awaits-review',
  'dated-ahead',
  'too-old',
];

/**
 * Judges the data of some scopes of a connector: `complete` where the newest scan that came to a result about each part,
 * full or delta, is complete and no older than twice the longest interval of the rule that covers it, at least two
 * days; otherwise `partial`, with each scope that is not and why. An attempt that failed since changes nothing as long
 * as what was read before is not too old. In Asset Sync Mode assets alone are judged.
 */
export function judgeScopes(scopes: readonly ScanScope[], judged: JudgedConnector): DataState {
  const gaps = scopes.flatMap((scope) => gapsOf(scope, judged));
  return { state: gaps.length === 0 ? 'complete' : 'partial', gaps };
}

/** The state of several states together, as that of all connectors inside a filter. */
export function together(states: readonly DataState[]): DataState {
  const gaps = states.flatMap((state) => state.gaps);
  return { state: gaps.length === 0 ? 'complete' : 'partial', gaps };
}

function gapsOf(scope: ScanScope, judged: JudgedConnector): DataGap[] {
  const resources: readonly Resource[] = judged.mode === 'scan' ? ['assets', 'findings'] : ['assets'];
  const found = resources.flatMap((resource) => {
    const worst = worstOf(partsOf(scope).map((part) => partGap(part, resource, judged)));
    return worst === null ? [] : [{ resource, ...worst }];
  });
  const [one, other] = found;
  if (one === undefined) return [];
  const same = other !== undefined && one.reason === other.reason && one.scan === other.scan;
  if (same) return [gapOf(scope, resources, one, judged)];
  return found.map((gap) => gapOf(scope, [gap.resource], gap, judged));
}

function partGap(
  part: ScopePart,
  resource: Resource,
  { records, limits, now }: JudgedConnector,
): Finding | null {
  const limitMs = limitOf(part, limits);
  const scan = records.settledScanOf(part, resource);
  const gap = (reason: DataGapReason): Finding => ({ reason, scan, limitMs });
  if (scan === null) return gap('never-complete');
  if (scan.state === 'needs-review') return gap('awaits-review');
  if (scan.state !== 'complete') return gap('partly-complete');
  const age = now - scan.startedAt;
  if (age < -clockSlackMs) return gap('dated-ahead');
  return age > limitMs ? gap('too-old') : null;
}

function worstOf(findings: readonly (Finding | null)[]): Finding | null {
  const gaps = findings.filter((gap) => gap !== null);
  return gaps.reduce<Finding | null>(
    (worst, gap) => (worst === null || isWorse(gap, worst) ? gap : worst),
    null,
  );
}

function isWorse(gap: Finding, other: Finding): boolean {
  const difference = reasons.indexOf(gap.reason) - reasons.indexOf(other.reason);
  if (difference !== 0) return difference < 0;
  return (gap.scan?.startedAt ?? 0) < (other.scan?.startedAt ?? 0);
}

/**
 * What the rules of a connector allow: twice the longest interval of each. A rule that runs by hand alone allows nothing of
 * its own.
 * @param now ms since the epoch
 * @param zone the time zone of the machine, IANA name
 */
export function ageLimits(
  rules: readonly IngestRule[],
  places: ConsolePlaces,
  now: number,
  zone: string,
): AgeLimit[] {
  return rules.flatMap(({ scope, schedule }) => {
    const interval = maxInterval(schedule, now, zone);
    return interval === null ? [] : [{ covers: coversOf(scope, places), limitMs: 2 * interval }];
  });
}

/** That of the rule that reads the part most often, and never less than two days. */
function limitOf(part: ScopePart, limits: readonly AgeLimit[]): number {
  const own = limits.filter(({ covers }) => covers(part)).map(({ limitMs }) => limitMs);
  return Math.max(shortestLimitMs, own.length === 0 ? 0 : Math.min(...own));
}

function gapOf(
  scope: ScanScope,
  resources: readonly Resource[],
  { reason, scan, limitMs }: Finding,
  { connector, records, mode }: JudgedConnector,
): DataGap {
  const [only, another] = resources;
  const names = { scope: scopeWords(scope, records.places.names), connector: connector.name };
  const whole = another !== undefined || only === undefined || mode === 'asset-sync';
  const what = whole ? say('freshness:what.all', names) : say(`freshness:what.${only}`, names);
  return {
    connectorId: connector.id,
    scope,
    resources,
    reason,
    scanId: scan?.scanId ?? null,
    at: scan && new Date(scan.startedAt).toISOString(),
    limitHours: limitMs / hour,
    text: say(`freshness:gap.${reason}`, { what, scan: scan?.scanId ?? 0, age: ageWords(limitMs) }),
  };
}

function ageWords(ms: number): string {
  const hours = Math.round(ms / hour);
  return hours % 24 === 0
    ? say('freshness:age.days', { count: hours / 24 })
    : say('freshness:age.hours', { count: hours });
}
