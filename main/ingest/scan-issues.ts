import type { Resource, WalkScope } from '../../preload/contract/scan-details.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { MassChange } from './mass-change-guard.ts';
import { scopeWords } from './scan-scopes.ts';

/** Something worth telling about a scan: one sentence for the analyst, and the raw cause for the log and support. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly cause: string | null;
}

/** A call to the console failed and the walk with it. */
export function walkFailed(resource: Resource, scope: WalkScope, error: ConsoleError): Issue {
  const cause = [
    error.status === null ? null : `HTTP ${error.status}`,
    error.requestId === null ? null : `request ${error.requestId}`,
    error.body,
  ].filter((part) => part !== null);
  return {
    code: error.code,
    message: `Reading ${resource} (${scopeWords(scope)}) stopped: ${error.message} ${error.advice}`.trim(),
    cause: cause.length === 0 ? null : cause.join(' · '),
  };
}

/** A walk reached its end but what it read does not agree with the console's count. */
export function walkUnproven(resource: Resource, scope: WalkScope, reason: string): Issue {
  return {
    code: 'total-mismatch',
    message: `The ${resource} (${scopeWords(scope)}) may be incomplete, so nothing was resolved: ${reason}`,
    cause: null,
  };
}

/** A walk ended without the console ever telling how many records there are. */
export function totalNotTold(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'total-not-told',
    message: `The console gave no count of the ${resource} (${scopeWords(scope)}); its end mark was relied on.`,
    cause: null,
  };
}

/** The console no longer knew where a walk stood. */
export function walkRestarted(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'walk-restarted',
    message: `The console no longer knew the position in the ${resource} (${scopeWords(scope)}); they were read again from the start.`,
    cause: null,
  };
}

/** Records were set aside. */
export function recordsQuarantined(resource: Resource, count: number): Issue {
  const one = resource === 'assets' ? 'asset' : 'vulnerability';
  const records = count === 1 ? `1 ${one} record` : `${count.toLocaleString('en-GB')} ${one} records`;
  return {
    code: 'quarantined',
    message: `${records} could not be read and ${count === 1 ? 'was' : 'were'} quarantined; the rest landed.`,
    cause: null,
  };
}

/** More records than are kept were unreadable, so that what they name is not known. */
export function tooManyQuarantined(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'too-many-quarantined',
    message: `So many ${resource} records (${scopeWords(scope)}) could not be read that nothing was resolved.`,
    cause: null,
  };
}

/** A quarantined record does not say what it is about, so that it may be about anything. */
export function quarantineUnnamed(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'quarantined-unnamed',
    message: `A quarantined record does not say which ${resource} (${scopeWords(scope)}) it is about, so none were resolved.`,
    cause: null,
  };
}

/** Fields of otherwise good records could not be read. */
export function fieldsUnreadable(resource: Resource, fields: ReadonlyMap<string, number>): Issue {
  const names = [...fields].map(([name, count]) => `${name} (${count})`).join(', ');
  return {
    code: 'unreadable-fields',
    message: `Some fields of ${resource} records held something unexpected and were left empty: ${names}.`,
    cause: null,
  };
}

/** Findings named endpoints that the endpoint list does not have. */
export function endpointsUnlisted(count: number): Issue {
  return {
    code: 'endpoints-unlisted',
    message: `Findings name ${count} endpoint(s) that the console's endpoint list does not have; they were added as inactive assets.`,
    cause: null,
  };
}

/** Endpoints left or moved while the scan went on. */
export function endpointsMoved(count: number): Issue {
  return {
    code: 'endpoints-moved',
    message: `${count} endpoint(s) left, or moved to another site or group, while the scan went on; none of their findings were resolved.`,
    cause: null,
  };
}

/** The console could not be asked whether the endpoints that would lose findings are still where they were. */
export function endpointsUnconfirmed(count: number, error: ConsoleError): Issue {
  return {
    code: 'endpoints-unconfirmed',
    message: `${count} endpoint(s) would have lost findings but could not be asked for again, so nothing was resolved: ${error.message}`,
    cause: error.body,
  };
}

/** A first scan found no vulnerability at all. */
export function noVulnerabilities(): Issue {
  return {
    code: 'no-vulnerabilities',
    message:
      'The console listed no vulnerabilities. That is no proof that there are none: without the vulnerability licence it answers with an empty list.',
    cause: null,
  };
}

/** Reconciling would change so much that a person has to confirm it. */
export function needsReview({ assessment, reason }: MassChange): Issue {
  const { resource, absent, held } = assessment;
  const scope = reason === 'more-than-half-in-all' ? 'all scopes together' : scopeWords(assessment.scope);
  const effect = resource === 'assets' ? 'deactivate' : 'mitigate';
  const things = resource === 'assets' ? 'active assets' : 'open findings';
  const numbers = `it would ${effect} ${absent} of ${held} ${things}`;
  const advice = 'Nothing was resolved. Accept the scan if this is right, or reject it.';
  return reason === 'suspiciously-empty'
    ? {
        code: 'suspiciously-empty',
        message: `The console sent an empty list of ${resource} (${scope}), as it does when a licence has lapsed; ${numbers}. ${advice}`,
        cause: null,
      }
    : {
        code: 'mass-change',
        message: `The scan of ${resource} (${scope}) changes more than half: ${numbers}. ${advice}`,
        cause: null,
      };
}
