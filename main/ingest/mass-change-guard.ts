import type { WalkAssessment } from '../project/writes/reconcile.ts';

/** Changes up to this many are never held back by the guard, however large their share: a small site may well halve. */
const handful = 5;

/** Why a scan must wait for an analyst before it is reconciled. */
export interface MassChange {
  readonly assessment: WalkAssessment;
  readonly reason: 'more-than-half' | 'suspiciously-empty';
}

/**
 * Finds the walks whose reconciling a person has to confirm: those that would resolve more than half of their scope's
 * open findings, or deactivate more than half of its assets, and more than a handful; and those that came back empty
 * although the project holds something there, as a console does when a licence has lapsed.
 */
export function massChanges(assessments: readonly WalkAssessment[]): MassChange[] {
  return assessments.flatMap((assessment): MassChange[] => {
    if (assessment.rows === 0 && assessment.held > 0) return [{ assessment, reason: 'suspiciously-empty' }];
    if (assessment.absent > handful && assessment.absent * 2 > assessment.held) {
      return [{ assessment, reason: 'more-than-half' }];
    }
    return [];
  });
}
