import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import {
  type IssueFacts,
  issueFacts,
  type ScopeUnit,
  type UnprovenReason,
} from '../../preload/contract/issue-facts.ts';
import type { FailureReason } from '../../preload/contract/reasons.ts';
import type { WalkScope } from '../../preload/contract/scan-details.ts';
import type { ScopeNames } from '../../preload/contract/scope.ts';
import { walkScopeWords } from '../../preload/contract/scope-words.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { saidPhrases } from '../../preload/words/phrase.ts';
import { say } from '../../preload/words/say.ts';

/** An issue of a scan as the project holds it. */
export interface StoredIssue {
  readonly code: string;
  /** JSON of the issue's facts; null when a version before they were stored wrote the issue. */
  readonly facts: string | null;
  /** The sentence that such a version wrote. */
  readonly message: string | null;
}

/**
 * The sentence for the analyst: from the issue's facts, or as an earlier version of the program wrote it.
 * @param names of the accounts, sites and groups of the scan's scope
 */
export function issueMessage({ code, facts, message }: StoredIssue, names: ScopeNames): string {
  if (facts === null) return message ?? code;
  const read = issueFacts.safeParse(JSON.parse(facts));
  return read.success ? issueWords(read.data, names) : code;
}

/** Puts the facts of an issue into one sentence. */
export function issueWords(facts: IssueFacts, names: ScopeNames = {}): string {
  switch (facts.kind) {
    case 'walk-failed':
      return say(`scanIssues:walkFailed.${facts.resource}`, {
        scope: walkScopeWords(facts.scope, names),
        reason: failureWords(facts.reason),
      });
    case 'walk-unproven':
      return say(
        facts.delta
          ? `scanIssues:deltaUnproven.${facts.resource}`
          : `scanIssues:mayBeIncomplete.${facts.resource}`,
        { scope: walkScopeWords(facts.scope, names), reason: unprovenWords(facts.reason) },
      );
    case 'total-not-reported':
      return say(`scanIssues:totalNotReported.${facts.resource}`, {
        scope: walkScopeWords(facts.scope, names),
      });
    case 'walk-restarted':
      return say(`scanIssues:restarted.${facts.resource}`, { scope: walkScopeWords(facts.scope, names) });
    case 'records-quarantined':
      return say(`scanIssues:quarantined.${facts.resource}`, {
        count: facts.count,
        records: numberWords(facts.count),
      });
    case 'too-many-quarantined':
      return say(`scanIssues:tooManyQuarantined.${facts.resource}`, {
        scope: walkScopeWords(facts.scope, names),
      });
    case 'quarantine-unnamed':
      return say(`scanIssues:quarantineUnnamed.${facts.resource}`, {
        scope: walkScopeWords(facts.scope, names),
      });
    case 'fields-unreadable':
      return say(`scanIssues:fieldsUnreadable.${facts.resource}`, { names: fieldCounts(facts.fields) });
    case 'fields-cut':
      return say(`scanIssues:fieldsCut.${facts.resource}`, { names: fieldCounts(facts.fields) });
    case 'severities-unknown':
      return say('scanIssues:severitiesUnknown', wordsSent(facts, names));
    case 'risk-statuses-unknown':
      return say('scanIssues:riskStatusesUnknown', wordsSent(facts, names));
    case 'fields-unknown':
      return say(`scanIssues:fieldsUnknown.${facts.resource}`, {
        count: facts.names.length,
        names: facts.names.join(', '),
      });
    case 'endpoints-unlisted':
      return say('scanIssues:endpointsUnlisted', { count: facts.count });
    case 'endpoints-moved':
      return say('scanIssues:endpointsMoved', { count: facts.count });
    case 'endpoints-unconfirmed':
      return say('scanIssues:endpointsUnconfirmed', {
        count: facts.count,
        reason: failureWords(facts.reason),
      });
    case 'records-repeated':
      return say(`scanIssues:repeated.${facts.resource}`, {
        count: facts.count,
        records: numberWords(facts.count),
        names: facts.names.join(', '),
      });
    case 'no-findings':
      return say('scanIssues:noFindings');
    case 'absences-await-confirmation':
      return say('scanIssues:awaitingConfirmation', {
        count: facts.count,
        findings: numberWords(facts.count),
      });
    case 'scope-not-visible':
      return say('scanIssues:scopeNotVisible', {
        scope: scopeUnitWords(facts.unit, names),
        id: facts.unit.id ?? '',
      });
    case 'review-waits':
      return say('scanIssues:reviewWaits', {
        scanId: facts.scanId,
        count: facts.count,
        changes: numberWords(facts.count),
      });
    case 'mass-change':
      return say(`scanIssues:review.${facts.reason}.${facts.resource}`, {
        scope: scopeUnitWords(facts.unit, names),
        absent: numberWords(facts.absent),
        held: numberWords(facts.held),
      });
    case 'scan-stalled':
      return say('scanIssues:stalled');
    case 'interrupted':
      return say(`scanIssues:interrupted.${facts.by}`);
  }
}

function fieldCounts(fields: Readonly<Record<string, number>>): string {
  return Object.entries(fields)
    .map(([name, count]) => `${name} (${count})`)
    .join(', ');
}

/** An account, a site or a group by its name, or by its id where it has none. */
export function scopeUnitWords({ kind, id, name }: ScopeUnit, names: ScopeNames = {}): string {
  if (kind === 'all' || id === null) return say('scopes:all');
  return walkScopeWords({ kind, ids: [id] }, name === null ? names : { [id]: name });
}

function unprovenWords(reason: UnprovenReason): string {
  const counted = { expected: numberWords(reason.expected), read: numberWords(reason.read) };
  switch (reason.why) {
    case 'rows-hidden':
      return say('scanIssues:unproven.rowsHidden', counted);
    case 'not-recounted':
      return say('scanIssues:unproven.notRecounted', counted);
    case 'changes-unknown':
      return say('scanIssues:unproven.changesUnknown', counted);
    case 'changes-too-few':
      return say('scanIssues:unproven.changesTooFew', {
        ...counted,
        changed: numberWords(reason.changed),
        total: numberWords(reason.total),
      });
  }
}

function wordsSent(
  { scope, words }: { scope: WalkScope; words: Readonly<Record<string, number>> },
  names: ScopeNames,
) {
  const count = Object.values(words).reduce((sum, times) => sum + times, 0);
  const named = Object.entries(words).map(([word, times]) =>
    word === ''
      ? say('scanIssues:noWord', { times: numberWords(times) })
      : say('scanIssues:unknownWord', { word, times: numberWords(times) }),
  );
  return { count, records: numberWords(count), scope: walkScopeWords(scope, names), words: named.join(', ') };
}

/** Why a call to the console failed; by the code of the error where this version has other sentences. */
function failureWords(reason: FailureReason): string {
  if (reason.kind === 'worded') return reason.text;
  return saidPhrases(reason.phrases) ?? errorEntry(reason.code)?.cause ?? reason.code;
}
