import type { ReviewedScanReport, ScanChanges } from '../../../preload/contract/scan-details.ts';
import { addresses } from '../../app/addresses.ts';

/** One list of what a scan changed. */
export interface ChangeList {
  readonly name: keyof ScanChanges;
  readonly title: string;
  readonly of: 'findings' | 'assets';
  /** Where findings of the list are to be found now. */
  readonly state: 'active' | 'resolved';
  /** The nearest list that has all of them, not only those named; null when there is none. */
  readonly all: string | null;
  readonly allWords: string;
}

/** The lists in their order, with where each is to be seen whole. */
export function changeLists({
  connectorId,
  startedAt,
  finishedAt,
  reviewedAt,
}: ReviewedScanReport): readonly ChangeList[] {
  const ended = reviewedAt ?? finishedAt;
  const during = (field: string): string[] => [
    `connectorId=${connectorId}`,
    `${field}=>=${startedAt}`,
    ...(ended === null ? [] : [`${field}=<=${ended}`]),
  ];
  const instances = (state: 'active' | 'resolved', field: string) =>
    addresses.vulnerabilities(state, { view: 'instances', filters: during(field) });
  const assets = (...filters: string[]) => addresses.assets({ filters });
  return [
    {
      name: 'newFindings',
      title: 'New findings',
      of: 'findings',
      state: 'active',
      all: instances('active', 'firstSeen'),
      allWords: 'See those still open',
    },
    {
      name: 'reopenedFindings',
      title: 'Reopened',
      of: 'findings',
      state: 'active',
      all: null,
      allWords: '',
    },
    {
      name: 'mitigatedFindings',
      title: 'Mitigated',
      of: 'findings',
      state: 'resolved',
      all: instances('resolved', 'mitigatedAt'),
      allWords: 'See those still resolved',
    },
    {
      name: 'newAssets',
      title: 'New assets',
      of: 'assets',
      state: 'active',
      all: assets(...during('firstSeen')),
      allWords: 'See them in Assets',
    },
    {
      name: 'deactivatedAssets',
      title: 'Deactivated',
      of: 'assets',
      state: 'active',
      all: assets('state=!active', ...during('stateChangedAt')),
      allWords: 'See those still gone',
    },
    {
      name: 'returnedAssets',
      title: 'Returned',
      of: 'assets',
      state: 'active',
      all: assets('state=active', ...during('stateChangedAt')),
      allWords: 'See those still active',
    },
  ];
}
