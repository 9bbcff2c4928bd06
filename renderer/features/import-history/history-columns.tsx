import type { ReactNode } from 'react';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { scopeList, scopeWords } from '../../../preload/contract/scope-words.ts';
import { say } from '../../../preload/words/say.ts';
import { NumberText } from '../../components/number-text.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { durationWords } from '../../components/time-words.ts';
import styles from './history-columns.module.css';
import { interrupted, scanStates } from './scan-words.ts';

/** What a row knows besides its scan. */
export interface RowContext {
  /** The scans some process works on now. */
  readonly underWay: ReadonlySet<number>;
}

export interface HistoryColumn {
  readonly key: string;
  readonly heading: string;
  /** What the heading belongs to: the counts of assets, or those of findings. */
  readonly group?: 'assets' | 'findings' | undefined;
  /** In CSS pixels at least, where its content needs no more; in a larger window all columns grow. */
  readonly width: number;
  readonly numeric?: boolean;
  /** It may be cut where there is little room; it is whole on hover. */
  readonly text?: boolean;
  readonly cell: (scan: ReviewedScanReport, context: RowContext) => ReactNode;
}

/** What is none stands back, so that what changed can be seen at a glance. */
function Count({ value }: { readonly value: number | null }): ReactNode {
  return (
    <span className={value ? undefined : styles['none']}>
      <NumberText value={value} />
    </span>
  );
}

function assetCount(heading: string, name: keyof ReviewedScanReport['assets'], width: number): HistoryColumn {
  return {
    key: `assets ${name}`,
    heading,
    group: 'assets',
    width,
    numeric: true,
    cell: ({ assets }) => <Count value={assets[name]} />,
  };
}

function findingCount(
  heading: string,
  name: keyof ReviewedScanReport['findings'],
  width: number,
): HistoryColumn {
  return {
    key: `findings ${name}`,
    heading,
    group: 'findings',
    width,
    numeric: true,
    cell: ({ findings }) => <Count value={findings[name]} />,
  };
}

/** How a scan's state is shown; one that nobody works on is no longer running. */
export function ScanStateMark({
  scan: { id, state },
  underWay,
}: {
  readonly scan: ReviewedScanReport;
  readonly underWay: ReadonlySet<number>;
}): ReactNode {
  const { kind, label } = state === 'running' && !underWay.has(id) ? interrupted : scanStates[state];
  return <StateMark kind={kind} label={label} />;
}

const minute = 60_000;

/** Above ten minutes, to the minute: seconds tell nothing there. */
function shortDuration(milliseconds: number): string {
  return durationWords(
    milliseconds < 10 * minute ? milliseconds : Math.round(milliseconds / minute) * minute,
  );
}

/** The columns of Import History. */
export const historyColumns: readonly HistoryColumn[] = [
  { key: 'scan', heading: say('importHistory:column.scan'), width: 42, numeric: true, cell: ({ id }) => id },
  {
    key: 'state',
    heading: say('importHistory:column.state'),
    width: 110,
    cell: (scan, { underWay }) => <ScanStateMark scan={scan} underWay={underWay} />,
  },
  {
    key: 'connector',
    heading: say('importHistory:column.connector'),
    width: 120,
    text: true,
    cell: ({ connector }) => <span title={connector}>{connector}</span>,
  },
  {
    key: 'kind',
    heading: say('importHistory:column.kind'),
    width: 48,
    cell: ({ kind }) => say(`scan:kind.${kind}`),
  },
  {
    key: 'scope',
    heading: say('importHistory:column.scope'),
    width: 110,
    text: true,
    cell: ({ scope, scopeNames }) => {
      const words = scopeWords(scope, scopeNames);
      return <span title={scopeList(scope, scopeNames).join(', ') || words}>{words}</span>;
    },
  },
  {
    key: 'started',
    heading: say('importHistory:column.started'),
    width: 88,
    cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
  },
  {
    key: 'took',
    heading: say('importHistory:column.took'),
    width: 80,
    numeric: true,
    cell: ({ durationMs }) => (durationMs === null ? '–' : shortDuration(durationMs)),
  },
  assetCount(say('importHistory:column.newAssets'), 'new', 40),
  assetCount(say('importHistory:column.updatedAssets'), 'updated', 52),
  assetCount(say('importHistory:column.deactivated'), 'deactivated', 74),
  assetCount(say('importHistory:column.returned'), 'returned', 56),
  {
    ...findingCount(say('importHistory:column.newFindings'), 'new', 58),
    cell: ({ findings, baseline }) =>
      baseline ? (
        <span className={styles['none']} title={say('importHistory:baseline')}>
          <NumberText value={findings.new} />
        </span>
      ) : (
        <Count value={findings.new} />
      ),
  },
  findingCount(say('importHistory:column.mitigated'), 'mitigated', 56),
  findingCount(say('importHistory:column.reopened'), 'reopened', 62),
  {
    key: 'issues',
    heading: say('importHistory:column.issues'),
    width: 44,
    numeric: true,
    cell: ({ issues }) => <Count value={issues.length} />,
  },
  {
    key: 'quarantined',
    heading: say('importHistory:column.quarantined'),
    width: 88,
    numeric: true,
    cell: ({ quarantined }) => <Count value={quarantined} />,
  },
];
