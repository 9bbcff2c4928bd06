import { sql } from 'kysely';
import type { Log } from '../../logging/log.ts';
import type { Project } from '../../project/project.ts';
import { severityLevel } from '../../project/severity.ts';
import { findingIsOpen, findingSeverity } from '../../project/sqlite/queries/finding-status.ts';
import { readScanFact, type ScanFact } from '../../project-services/scan-facts.ts';
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

/** What is to be told of a run that has ended. Never rejects: what cannot be read is not told. */
export async function newsOf(run: EndedRun, project: () => Project, log: Log): Promise<NoticeCause[]> {
  const { end, connectorName, startedBy, retried } = run;
  if (end.state === 'cancelled') return [];
  const screen = end.scanId === null ? screens.importHistory : screens.scan(end.scanId);
  if (end.state === 'failed') return retried ? [] : [{ kind: 'scan-failed', connectorName, screen }];
  if (end.scanId === null) return [];
  try {
    const scan = await readScanFact(project(), end.scanId);
    if (scan === null) return [];
    if (scan.review === 'pending') return [{ kind: 'needs-review', connectorName, screen }];
    const { exploited, critical } = await newUrgentFindings(project(), scan);
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

/** New findings that somebody should look at today. */
interface UrgentFindings {
  /** Known to be exploited in the wild, whatever their severity. */
  readonly exploited: number;
  /** Critical, and not known to be exploited. */
  readonly critical: number;
}

const isExploited = sql<number>`finding.vulnerability_id in (select vulnerability.id from vulnerability
  join known_exploited on known_exploited.cve = vulnerability.cve)`;

/** The open urgent findings that a scan saw first. On a connector's first scan everything is new, which is no news. */
async function newUrgentFindings(
  project: Project,
  { scanId, connectorId, newFindings }: ScanFact,
): Promise<UrgentFindings> {
  const none = { exploited: 0, critical: 0 };
  if (newFindings === 0) return none;
  const earlier = await project.read
    .selectFrom('scan')
    .select('id')
    .where('connector_id', '=', connectorId)
    .where('id', '<', scanId)
    .where('state', 'in', ['complete', 'partial'])
    .limit(1)
    .executeTakeFirst();
  if (!earlier) return none;
  const counts = await project.read
    .selectFrom('finding')
    .select([isExploited.as('exploited'), sql<number>`count(*)`.as('findings')])
    .where('first_seen_walk', 'in', (query) =>
      query.selectFrom('walk').select('walk.id').where('walk.scan_id', '=', scanId),
    )
    .where(findingIsOpen)
    .where((query) =>
      query.or([sql<boolean>`${isExploited}`, query(findingSeverity, '=', severityLevel('critical'))]),
    )
    .groupBy('exploited')
    .execute();
  const found = (exploited: number) => counts.find((row) => row.exploited === exploited)?.findings ?? 0;
  return { exploited: found(1), critical: found(0) };
}
