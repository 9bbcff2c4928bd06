import type { Resource, WalkScope } from '../../preload/contract/scan-details.ts';
import { walkScopeWords } from '../../preload/contract/scope-words.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { MassChange } from './mass-change-guard.ts';

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
    message: say(`scanIssues:walkFailed.${resource}`, {
      scope: walkScopeWords(scope),
      reason: `${error.message} ${error.advice}`.trim(),
    }),
    cause: cause.length === 0 ? null : cause.join(' · '),
  };
}

/** A walk reached its end but what it read does not agree with the console's count. */
export function walkUnproven(resource: Resource, scope: WalkScope, reason: string): Issue {
  return {
    code: 'total-mismatch',
    message: say(`scanIssues:mayBeIncomplete.${resource}`, { scope: walkScopeWords(scope), reason }),
    cause: null,
  };
}

/** A walk ended without the console ever telling how many records there are. */
export function totalNotTold(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'total-not-told',
    message: say(`scanIssues:totalNotTold.${resource}`, { scope: walkScopeWords(scope) }),
    cause: null,
  };
}

/** The console no longer knew where a walk stood. */
export function walkRestarted(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'walk-restarted',
    message: say(`scanIssues:restarted.${resource}`, { scope: walkScopeWords(scope) }),
    cause: null,
  };
}

/** Records were set aside. */
export function recordsQuarantined(resource: Resource, count: number): Issue {
  const records = count.toLocaleString('en-GB');
  return {
    code: 'quarantined',
    message: say(`scanIssues:quarantined.${resource}`, { count, records }),
    cause: null,
  };
}

/** More records than are kept were unreadable, so that what they name is not known. */
export function tooManyQuarantined(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'too-many-quarantined',
    message: say(`scanIssues:tooManyQuarantined.${resource}`, { scope: walkScopeWords(scope) }),
    cause: null,
  };
}

/** A quarantined record does not say what it is about, so that it may be about anything. */
export function quarantineUnnamed(resource: Resource, scope: WalkScope): Issue {
  return {
    code: 'quarantined-unnamed',
    message: say(`scanIssues:quarantineUnnamed.${resource}`, { scope: walkScopeWords(scope) }),
    cause: null,
  };
}

/** Fields of otherwise good records could not be read. */
export function fieldsUnreadable(resource: Resource, fields: ReadonlyMap<string, number>): Issue {
  const names = [...fields].map(([name, count]) => `${name} (${count})`).join(', ');
  return {
    code: 'unreadable-fields',
    message: say(`scanIssues:fieldsUnreadable.${resource}`, { names }),
    cause: null,
  };
}

/** Findings named endpoints that the endpoint list does not have. */
export function endpointsUnlisted(count: number): Issue {
  return {
    code: 'endpoints-unlisted',
    message: say('scanIssues:endpointsUnlisted', { count }),
    cause: null,
  };
}

/** Endpoints left or moved while the scan went on. */
export function endpointsMoved(count: number): Issue {
  return {
    code: 'endpoints-moved',
    message: say('scanIssues:endpointsMoved', { count }),
    cause: null,
  };
}

/** The console could not be asked whether the endpoints that would lose findings are still where they were. */
export function endpointsUnconfirmed(count: number, error: ConsoleError): Issue {
  return {
    code: 'endpoints-unconfirmed',
    message: say('scanIssues:endpointsUnconfirmed', { count, reason: error.message }),
    cause: error.body,
  };
}

/** A first scan found no vulnerability at all. */
export function noVulnerabilities(): Issue {
  return {
    code: 'no-vulnerabilities',
    message: say('scanIssues:noVulnerabilities'),
    cause: null,
  };
}

/** Reconciling would change so much that a person has to confirm it. */
export function needsReview({ assessment, reason }: MassChange): Issue {
  const { resource, absent, held } = assessment;
  const scope =
    reason === 'more-than-half-in-all'
      ? say('scanIssues:review.allScopes')
      : walkScopeWords(assessment.scope);
  return reason === 'suspiciously-empty'
    ? {
        code: 'suspiciously-empty',
        message: say(`scanIssues:review.empty.${resource}`, { scope, absent, held }),
        cause: null,
      }
    : {
        code: 'mass-change',
        message: say(`scanIssues:review.massChange.${resource}`, { scope, absent, held }),
        cause: null,
      };
}
