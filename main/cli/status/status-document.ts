import type {
  CompleteScan,
  ConnectorFreshness,
  DataState,
  ScanAttempt,
  ScopeFreshness,
} from '../../../preload/contract/freshness.ts';
import type { IngestRule } from '../../settings/ingest-rule.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import { scriptName } from '../output/script-names.ts';
import type { StatusFacts } from './status-facts.ts';

const nothingKnown: DataState = { state: 'partial', gaps: [] };

/** What `status --json` gives. */
export function statusDocument(facts: StatusFacts) {
  const { settings, summary, data, attention } = facts;
  const { openFindings, assets, quarantined } = summary;
  return {
    mode: settings.mode,
    connectors: settings.connectors.map((connector) => connectorDocument(connector, facts)),
    data: dataDocument(data),
    attention: attention.map(({ id, kind, severity, text, advice, code }) => ({
      id,
      kind,
      severity,
      text,
      advice,
      code: code ?? null,
    })),
    openFindings,
    assets,
    quarantined,
  };
}

export type ConnectorDocument = ReturnType<typeof connectorDocument>;

/** One connector as `--json` shows it. */
export function connectorDocument(
  { id, name, url, tokenExpiresAt }: Connector,
  { settings, summary, freshness, isScanned }: StatusFacts,
) {
  const measured = freshness.find(({ connectorId }) => connectorId === id);
  const { assets = null, findings = null } = measured ?? {};
  const unsettled = (state: 'running' | 'needs-review') => {
    const scan = summary.unsettledScans.findLast(
      (candidate) => candidate.connectorId === id && candidate.state === state,
    );
    return scan ? { id: scan.scanId, startedAt: scan.startedAt } : null;
  };
  const scanned = isScanned(id);
  return {
    id,
    name,
    url,
    tokenExpiresAt,
    lastGoodScan: completeDocument(measured?.lastComplete ?? null),
    lastAttempt: measured?.lastAttempt ? attemptDocument(measured.lastAttempt) : null,
    running: scanned ? unsettled('running') : null,
    interrupted: scanned ? null : unsettled('running'),
    needsReview: unsettled('needs-review'),
    assets,
    [scriptName('findings')]: findings,
    findingsNotUpdatedSince: settings.mode === 'asset-sync' ? (findings?.coveredUntil ?? null) : null,
    data: dataDocument(measured?.data ?? nothingKnown),
    scopes: (measured?.scopes ?? []).map(scopeDocument),
    rules: settings.rules
      .filter(({ connectorId }) => connectorId === id)
      .map((rule) => ruleDocument(rule, measured)),
  };
}

function scopeDocument({ scope, scopeWords, ruleIds, counts, ...measured }: ScopeFreshness) {
  const { assets, findings, lastComplete, lastAttempt, data } = measured;
  return {
    scope,
    scopeName: scopeWords,
    rules: ruleIds,
    counts,
    lastGoodScan: completeDocument(lastComplete),
    lastAttempt: lastAttempt ? attemptDocument(lastAttempt) : null,
    assets,
    [scriptName('findings')]: findings,
    data: dataDocument(data),
  };
}

function dataDocument({ state, gaps }: DataState) {
  return { state, gaps: gaps.map((gap) => ({ ...gap, resources: gap.resources.map(scriptName) })) };
}

function ruleDocument(rule: IngestRule, measured: ConnectorFreshness | undefined) {
  const { id, scope, paused, pausedBecause, failures, nextDueAt, retryAt, lastStartedAt } = rule;
  const known = measured?.scopes.find(({ ruleIds }) => ruleIds.includes(id));
  const attempt = known?.lastAttempt;
  return {
    id,
    scope,
    scopeName: known?.scopeWords ?? null,
    paused,
    pausedBecause,
    failures,
    lastFailure: failures > 0 && attempt?.state === 'failed' ? attemptDocument(attempt) : null,
    nextDueAt,
    retryAt,
    lastStartedAt,
  };
}

function completeDocument(scan: CompleteScan | null) {
  return (
    scan && { id: scan.scanId, mode: scan.mode, scopeName: scan.scopeWords, finishedAt: scan.finishedAt }
  );
}

function attemptDocument({ scanId, scope, scopeWords, state, at, issue }: ScanAttempt) {
  return { id: scanId, scope, scopeName: scopeWords, state, at, issue };
}
