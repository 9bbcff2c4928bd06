import type { Log } from '../../logging/log.ts';
import type { Project } from '../../project/project.ts';
import { scanWords } from '../../project-services/scan-words.ts';
import { screens } from '../../project-services/screens.ts';
import type { RunEnd } from '../../schedule/rule-run.ts';
import type { NoticeCause } from './notice.ts';

/** A run of a scan that has ended, for whoever tells of it. */
export interface EndedRun {
  readonly connectorName: string;
  readonly end: RunEnd;
  readonly startedBy: 'hand' | 'rule';
  /** Whether a failure is made up for by another try without anybody's doing. */
  readonly retried: boolean;
}

/** What to notify of when a run has ended. Never rejects: what cannot be read is left out. */
export async function newsOf(run: EndedRun, project: () => Project, log: Log): Promise<NoticeCause[]> {
  const { end, connectorName, startedBy, retried } = run;
  if (end.state === 'cancelled') return [];
  const screen = end.scanId === null ? screens.importHistory : screens.scan(end.scanId);
  if (end.state === 'failed') return retried ? [] : [{ kind: 'scan-failed', connectorName, screen }];
  if (end.scanId === null) return [];
  try {
    const scan = await project().reads.scanFact(end.scanId);
    if (scan === null) return [];
    if (scan.review === 'pending') return [{ kind: 'needs-review', connectorName, screen }];
    const { exploited, critical } = await project().reads.newUrgentFindings(scan);
    return [
      ...(exploited + critical === 0
        ? []
        : [{ kind: 'new-criticals', connectorName, screen, count: critical, exploited } as const]),
      ...(startedBy === 'rule'
        ? []
        : [{ kind: 'scan-ended', connectorName, screen, words: scanWords(scan) } as const]),
    ];
  } catch (error) {
    log.warn('what a scan brought could not be read', error);
    return [];
  }
}
