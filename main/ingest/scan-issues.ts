import type { IssueFacts, ScopeUnit, UnprovenReason } from '../../preload/contract/issue-facts.ts';
import type { FailureReason } from '../../preload/contract/reasons.ts';
import type { Resource, WalkScope } from '../../preload/contract/scan-details.ts';
import type { Phrase } from '../../preload/words/phrase.ts';
import { type ConsoleError, quoteOf } from '../sentinelone/console-error.ts';
import type { MassChange } from './mass-change-guard.ts';

/** Something an analyst should know about a scan: what scripts read, what the words are made of, and the raw cause. */
export interface Issue {
  readonly code: string;
  readonly facts: IssueFacts;
  /** For the log and support. */
  readonly cause: string | null;
}

function issue(code: string, facts: IssueFacts, cause: string | null = null): Issue {
  return { code, facts, cause };
}

/** A call to the console failed and the walk with it. */
export function walkFailed(resource: Resource, scope: WalkScope, error: ConsoleError): Issue {
  const cause = [
    error.status === null ? null : `HTTP ${error.status}`,
    error.requestId === null ? null : `request ${error.requestId}`,
    quoteOf(error),
  ].filter((part) => part !== null);
  const { message, advice } = error.phrases;
  return issue(
    error.code,
    { kind: 'walk-failed', resource, scope, reason: reasonOf(error, [...message, ...advice]) },
    cause.length === 0 ? null : cause.join(' · '),
  );
}

function reasonOf({ code }: ConsoleError, phrases: readonly Phrase[]): FailureReason {
  return { kind: 'error', code, phrases };
}

/** A walk reached its end but what it read does not agree with the console's count. */
export function walkUnproven(
  resource: Resource,
  scope: WalkScope,
  delta: boolean,
  reason: UnprovenReason,
): Issue {
  return issue('total-mismatch', { kind: 'walk-unproven', resource, scope, delta, reason });
}

/** A walk ended without the console ever reporting how many records there are. */
export function totalNotReported(resource: Resource, scope: WalkScope): Issue {
  return issue('total-not-told', { kind: 'total-not-reported', resource, scope });
}

/** The console no longer knew where a walk stood. */
export function walkRestarted(resource: Resource, scope: WalkScope): Issue {
  return issue('walk-restarted', { kind: 'walk-restarted', resource, scope });
}

/** Records were set aside. */
export function recordsQuarantined(resource: Resource, count: number): Issue {
  return issue('quarantined', { kind: 'records-quarantined', resource, count });
}

/** More records than are kept were unreadable, so that what they name is not known. */
export function tooManyQuarantined(resource: Resource, scope: WalkScope): Issue {
  return issue('too-many-quarantined', { kind: 'too-many-quarantined', resource, scope });
}

/** A quarantined record does not say what it is about, so that it may be about anything. */
export function quarantineUnnamed(resource: Resource, scope: WalkScope): Issue {
  return issue('quarantined-unnamed', { kind: 'quarantine-unnamed', resource, scope });
}

/** Fields of otherwise good records could not be read. */
export function fieldsUnreadable(resource: Resource, fields: ReadonlyMap<string, number>): Issue {
  return issue('unreadable-fields', {
    kind: 'fields-unreadable',
    resource,
    fields: Object.fromEntries(fields),
  });
}

/** Texts or lists of otherwise good records were longer than they may be. */
export function fieldsCut(resource: Resource, fields: ReadonlyMap<string, number>): Issue {
  return issue('fields-cut', { kind: 'fields-cut', resource, fields: Object.fromEntries(fields) });
}

/** The console sends fields that are neither read nor left out on purpose. */
export function fieldsUnknown(resource: Resource, names: readonly string[]): Issue {
  return issue('unknown-fields', { kind: 'fields-unknown', resource, names: [...names] });
}

/** The console listed records more than once. @param names of some of them */
export function recordsRepeated(resource: Resource, count: number, names: readonly string[]): Issue {
  return issue('records-repeated', { kind: 'records-repeated', resource, count, names: [...names] });
}

/** Risks came without a severity or a score that can be read. @param words how often each word for a severity was sent */
export function severitiesUnknown(scope: WalkScope, words: ReadonlyMap<string, number>): Issue {
  return issue('severity-unknown', { kind: 'severities-unknown', scope, words: Object.fromEntries(words) });
}

/** Risks came with a status that is neither Detected nor Removed. @param words how often each was sent */
export function riskStatusesUnknown(scope: WalkScope, words: ReadonlyMap<string, number>): Issue {
  return issue('risk-status-unknown', {
    kind: 'risk-statuses-unknown',
    scope,
    words: Object.fromEntries(words),
  });
}

/** Findings named endpoints that the endpoint list does not have. */
export function endpointsUnlisted(count: number): Issue {
  return issue('endpoints-unlisted', { kind: 'endpoints-unlisted', count });
}

/** Endpoints left or moved while the scan went on. */
export function endpointsMoved(count: number): Issue {
  return issue('endpoints-moved', { kind: 'endpoints-moved', count });
}

/** The console could not be asked whether the endpoints that would lose findings are still where they were. */
export function endpointsUnconfirmed(count: number, error: ConsoleError): Issue {
  return issue(
    'endpoints-unconfirmed',
    { kind: 'endpoints-unconfirmed', count, reason: reasonOf(error, error.phrases.message) },
    quoteOf(error),
  );
}

/** A first scan found no finding at all. */
export function noFindings(): Issue {
  return issue('no-vulnerabilities', { kind: 'no-findings' });
}

/** Findings were not reported by a walk during which the list changed: they stay open until a second look. */
export function absencesAwaitConfirmation(count: number): Issue {
  return issue('absences-await-confirmation', { kind: 'absences-await-confirmation', count });
}

/** An account, site or group holds assets, and the console no longer shows it to this token. */
export function scopeNotVisible(unit: ScopeUnit): Issue {
  return issue('scope-not-visible', { kind: 'scope-not-visible', unit });
}

/** A review of another scan waits for what this scan would change too. */
export function reviewWaits(scanId: number, count: number): Issue {
  return issue('review-waits', { kind: 'review-waits', scanId, count });
}

/** The scan was ended because nothing new came of it for an hour. */
export function scanStalled(): Issue {
  return issue('scan-stalled', { kind: 'scan-stalled' });
}

/** Reconciling would change so much that a person has to confirm it. */
export function needsReview({ resource, unit, reason, absent, held }: MassChange): Issue {
  const facts: IssueFacts = { kind: 'mass-change', resource, unit, reason, absent, held };
  return reason === 'empty' ? issue('suspiciously-empty', facts) : issue('mass-change', facts);
}
