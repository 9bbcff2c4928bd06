import type { ReactNode } from 'react';
import { ingestModeNames } from '../../../preload/contract/ingest-mode.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { NumberText } from '../../components/number-text.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { durationWords } from '../../components/time-words.ts';
import { interrupted, scanKindWords, scanStates, scopeWords } from './scan-words.ts';

/** What a row knows besides its scan. */
export interface RowContext {
  /** The scans some process works on now. */
  readonly underWay: ReadonlySet<number>;
}

export interface HistoryColumn {
  readonly key: string;
  readonly heading: string;
  /** What the heading belongs to: the counts of assets, or those of findings. */
  readonly group?: 'Assets' | 'Findings' | undefined;
  /** In pixels; columns without share what is left. */
  readonly width: number | null;
  readonly numeric?: boolean;
  readonly cell: (scan: ReviewedScanReport, context: RowContext) => ReactNode;
}

function assetCount(heading: string, name: keyof ReviewedScanReport['assets'], width: number): HistoryColumn {
  return {
    key: `assets ${name}`,
    heading,
    group: 'Assets',
    width,
    numeric: true,
    cell: ({ assets }) => <NumberText value={assets[name]} />,
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
    group: 'Findings',
    width,
    numeric: true,
    // A scan that asked for no vulnerabilities did not find none.
    cell: ({ findings, mode }) => <NumberText value={mode === 'scan' ? findings[name] : null} />,
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

/** The columns of Import History. */
export const historyColumns: readonly HistoryColumn[] = [
  { key: 'scan', heading: 'Scan', width: 46, numeric: true, cell: ({ id }) => id },
  {
    key: 'state',
    heading: 'State',
    width: 112,
    cell: (scan, { underWay }) => <ScanStateMark scan={scan} underWay={underWay} />,
  },
  { key: 'connector', heading: 'Connector', width: null, cell: ({ connector }) => connector },
  { key: 'kind', heading: 'Kind', width: 46, cell: ({ kind }) => scanKindWords[kind] },
  { key: 'mode', heading: 'Mode', width: 78, cell: ({ mode }) => ingestModeNames[mode].replace(' Mode', '') },
  { key: 'scope', heading: 'Scope', width: null, cell: ({ scope }) => scopeWords(scope) },
  { key: 'started', heading: 'Started', width: 84, cell: ({ startedAt }) => <RelativeTime at={startedAt} /> },
  {
    key: 'took',
    heading: 'Took',
    width: 78,
    numeric: true,
    cell: ({ durationMs }) => (durationMs === null ? '–' : durationWords(durationMs)),
  },
  assetCount('New', 'new', 52),
  assetCount('Updated', 'updated', 54),
  assetCount('Deactivated', 'deactivated', 76),
  assetCount('Returned', 'returned', 58),
  findingCount('New', 'new', 60),
  findingCount('Mitigated', 'mitigated', 62),
  findingCount('Reopened', 'reopened', 62),
  {
    key: 'issues',
    heading: 'Issues',
    width: 44,
    numeric: true,
    cell: ({ issues }) => <NumberText value={issues.length} />,
  },
  {
    key: 'quarantined',
    heading: 'Quarantined',
    width: 78,
    numeric: true,
    cell: ({ quarantined }) => <NumberText value={quarantined} />,
  },
];
