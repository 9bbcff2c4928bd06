import type { WalkAssessment } from '../project/writes/reconcile.ts';

/** Changes up to this many are never held back by the guard, however large their share: a small site may well halve. */
const handful = 5;

/** Why a scan must wait for an analyst before it is reconciled. */
export interface MassChange {
  readonly assessment: WalkAssessment;
  readonly reason: 'more-than-half' | 'more-than-half-in-all' | 'suspiciously-empty';
}

/**
 * Finds what a person has to confirm before a scan is reconciled: walks that would resolve more than half of their
 * scope's open findings, or deactivate more than half of its assets, and more than a handful; all walks of a resource
 * together doing so, each with no more than a handful; and walks that came back empty although the project holds
 * something there, as a console does when a licence has lapsed.
 */
export function massChanges(assessments: readonly WalkAssessment[]): MassChange[] {
  const changes = assessments.flatMap((assessment): MassChange[] => {
    if (assessment.rows === 0 && assessment.held > 0) return [{ assessment, reason: 'suspiciously-empty' }];
    return isMassChange(assessment) ? [{ assessment, reason: 'more-than-half' }] : [];
  });
  for (const resource of ['assets', 'vulnerabilities'] as const) {
    const walks = assessments.filter((walk) => walk.resource === resource);
    const [first] = walks;
    if (!first || changes.some((change) => change.assessment.resource === resource)) continue;
    const together = { ...first, held: sum(walks, 'held'), absent: sum(walks, 'absent') };
    if (isMassChange(together)) changes.push({ assessment: together, reason: 'more-than-half-in-all' });
  }
  return changes;
}

function isMassChange({ absent, held }: WalkAssessment): boolean {
  return absent > handful && absent * 2 > held;
}

function sum(walks: readonly WalkAssessment[], what: 'held' | 'absent'): number {
  return walks.reduce((total, walk) => total + walk[what], 0);
}
