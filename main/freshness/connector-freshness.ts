import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import type {
  CompleteScan,
  ConnectorFreshness,
  DataState,
  ResourceFreshness,
  ScanAttempt,
  ScopeFreshness,
} from '../../preload/contract/freshness.ts';
import type { ScanScope, ScopeNames } from '../../preload/contract/scope.ts';
import { scopeWords } from '../../preload/contract/scope-words.ts';
import { say } from '../../preload/words/say.ts';
import type { ScopeRecords, ScopeScan } from '../project/scope-records.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import {
  type Attempt,
  ConnectorRecords,
  oldestBy,
  oldestOf,
  type ResourceTimes,
} from './connector-records.ts';
import { type KnownScope, scopesOf } from './connector-scopes.ts';
import { ageLimits, type JudgedConnector, judgeScopes, together } from './data-state.ts';

/** What freshness is told by. */
export interface FreshnessFacts {
  readonly records: ScopeRecords;
  readonly settings: Pick<Settings, 'connectors' | 'rules' | 'mode'>;
  /** Whether a scan of the connector runs now. */
  readonly isScanned: (connectorId: string) => boolean;
  /** Ms since the epoch. */
  readonly now: number;
  /** The time zone of the machine, IANA name. */
  readonly zone: string;
}

/** What a filter chooses: connectors, and scopes of them. */
export interface DataChoice {
  readonly connectorId: string;
  /** Null for everything that counts for the connector as a whole. */
  readonly scopes: readonly ScanScope[] | null;
}

/**
 * How current each connector is: as a whole, by the oldest of its scopes, and each scope. Those that are set up come in
 * their order, then those that are removed and of which the project still has scans.
 */
export function freshnessOf(facts: FreshnessFacts): ConnectorFreshness[] {
  const setUp = facts.settings.connectors;
  const removed = removedConnectors(facts);
  return [...setUp, ...removed].map((connector) => {
    const judged = judgedConnector(connector, facts);
    const freshness = connectorFreshness(judged, scopesOf(judged.rules, judged.records));
    return { ...freshness, removed: removed.includes(connector) };
  });
}

/**
 * Judges the data of the connectors and scopes inside a filter, see {@link judgeScopes}. What lies outside is not asked
 * about: a connector that cannot be scanned makes nothing partial but its own data. A removed one is judged by the scans
 * it left; one of which nothing is known has no data to judge.
 */
export function dataStateOf(choices: readonly DataChoice[], facts: FreshnessFacts): DataState {
  return together(
    choices.flatMap(({ connectorId, scopes }) => {
      const known: readonly KnownConnector[] = [...facts.settings.connectors, ...removedConnectors(facts)];
      const connector = known.find(({ id }) => id === connectorId);
      if (!connector) return [];
      const judged = judgedConnector(connector, facts);
      return [judgeScopes(scopes ?? countingScopes(scopesOf(judged.rules, judged.records)), judged)];
    }),
  );
}

/** The attempts that say whether a connector's scans go well: the newest, and the newest at each scope that counts. */
export function decidingAttempts({ lastAttempt, scopes }: ConnectorFreshness): ScanAttempt[] {
  const attempts = [lastAttempt, ...scopes.filter(({ counts }) => counts).map((scope) => scope.lastAttempt)];
  const decisive = new Map(
    attempts
      .filter((attempt) => attempt !== null)
      .map((attempt) => [`${attempt.scanId} ${attempt.at}`, attempt]),
  );
  return [...decisive.values()];
}

type KnownConnector = Pick<Connector, 'id' | 'name' | 'failedStart'>;

/** Connectors that are no longer set up, by the name of their newest scan. */
function removedConnectors({ records, settings }: FreshnessFacts): KnownConnector[] {
  const names = new Map(records.scans.map(({ connectorId, connectorName }) => [connectorId, connectorName]));
  for (const { id } of settings.connectors) names.delete(id);
  return [...names].map(([id, name]) => ({ id, name }));
}

function judgedConnector(
  connector: KnownConnector,
  { records, settings, isScanned, now, zone }: FreshnessFacts,
): JudgedConnector {
  const own = new ConnectorRecords(connector, records, isScanned(connector.id));
  const rules = settings.rules.filter((rule) => rule.connectorId === connector.id);
  return {
    connector,
    records: own,
    rules,
    limits: ageLimits(rules, own.places, now, zone),
    mode: settings.mode,
    now,
  };
}

function countingScopes(scopes: readonly KnownScope[]): ScanScope[] {
  return scopes.filter(({ counts }) => counts).map(({ scope }) => scope);
}

function connectorFreshness(
  judged: JudgedConnector,
  known: readonly KnownScope[],
): Omit<ConnectorFreshness, 'removed'> {
  const { connector, records } = judged;
  const scopes = known.map((scope) => scopeFreshness(scope, judged));
  const counting = scopes.filter(({ counts }) => counts);
  return {
    connectorId: connector.id,
    connectorName: connector.name,
    assets: oldestFreshness(counting.map(({ assets }) => assets)),
    findings: oldestFreshness(counting.map(({ findings }) => findings)),
    lastComplete: oldestComplete(counting.map(({ lastComplete }) => lastComplete)),
    lastAttempt: attemptView(records.lastAttempt, records.places.names),
    data: together(counting.map(({ data }) => data)),
    scopes,
  };
}

function scopeFreshness({ scope, ruleIds, counts }: KnownScope, judged: JudgedConnector): ScopeFreshness {
  const { records } = judged;
  const { names } = records.places;
  return {
    scope,
    scopeWords: scopeWords(scope, names),
    ruleIds,
    counts,
    assets: resourceFreshness(records.timesOf(scope, 'assets')),
    findings: resourceFreshness(records.timesOf(scope, 'findings')),
    lastComplete: completeScan(records.lastCompleteOf(scope), names),
    lastAttempt: attemptView(records.lastAttemptOf(scope), names),
    data: judgeScopes([scope], judged),
  };
}

function oldestFreshness(times: readonly (ResourceFreshness | null)[]): ResourceFreshness | null {
  const oldest = (each: readonly (string | null | undefined)[]): number | null =>
    oldestOf(each.map((time) => (time ? Date.parse(time) : null)));
  const coveredUntil = oldest(times.map((each) => each?.coveredUntil));
  if (coveredUntil === null) return null;
  return resourceFreshness({ coveredUntil, reconciledAt: oldest(times.map((each) => each?.reconciledAt)) });
}

function oldestComplete(scans: readonly (CompleteScan | null)[]): CompleteScan | null {
  const complete = scans.filter((scan) => scan !== null);
  return complete.length < scans.length
    ? null
    : oldestBy(complete, ({ finishedAt }) => Date.parse(finishedAt));
}

function resourceFreshness(times: ResourceTimes | null): ResourceFreshness | null {
  return (
    times && {
      coveredUntil: iso(times.coveredUntil),
      reconciledAt: times.reconciledAt === null ? null : iso(times.reconciledAt),
    }
  );
}

function completeScan(scan: ScopeScan | null, names: ScopeNames): CompleteScan | null {
  if (scan === null) return null;
  const { scanId, mode, scope } = scan;
  return { scanId, mode, scopeWords: scopeWords(scope, names), finishedAt: iso(endOf(scan)) };
}

function attemptView(attempt: Attempt | null, names: ScopeNames): ScanAttempt | null {
  if (attempt === null) return null;
  const { scanId, scope, state, at, issue } = attempt;
  return {
    scanId,
    scope,
    scopeWords: scopeWords(scope, names),
    state,
    at: iso(at),
    issue: issue && { code: issue.code, message: issue.message ?? meaningOf(issue.code) },
  };
}

/** What the catalogue of errors says about a code that was kept without its sentence. */
function meaningOf(code: string): string {
  const entry = errorEntry(code);
  return entry ? `${entry.cause} ${entry.remedy}` : say('freshness:unknownFailure', { code });
}

function endOf({ finishedAt, startedAt }: ScopeScan): number {
  return finishedAt ?? startedAt;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
