import type {
  ChangedAsset,
  ChangedFinding,
  ScanChanges,
  ScanDetails,
} from '../../../preload/contract/scan-details.ts';
import { addresses } from '../../app/addresses.ts';

/** One list of what a scan changed. */
export type ChangeList = {
  readonly name: keyof ScanChanges;
  readonly title: string;
  readonly total: number;
  /** The nearest list that has all of them, not only those named; null when there is none. */
  readonly all: { readonly to: string; readonly words: string } | null;
} & (
  | {
      readonly of: 'findings';
      readonly shown: readonly ChangedFinding[];
      /** Where they are to be found now. */
      readonly state: 'active' | 'resolved';
    }
  | { readonly of: 'assets'; readonly shown: readonly ChangedAsset[] }
);

/** What a scan changed, as lists in their order; those with nothing in them are left out. */
export function changeLists({
  report,
  changes,
}: Pick<ScanDetails, 'report' | 'changes'>): readonly ChangeList[] {
  const ended = report.reviewedAt ?? report.finishedAt;
  const during = (field: string): string[] => [
    `connectorId=${report.connectorId}`,
    `${field}=>=${report.startedAt}`,
    ...(ended === null ? [] : [`${field}=<=${ended}`]),
  ];
  const instances = (state: 'active' | 'resolved', field: string) =>
    addresses.vulnerabilities(state, { view: 'instances', filters: during(field) });
  const assets = (...filters: string[]) => addresses.assets({ filters });
  const lists: ChangeList[] = [
    {
      name: 'newFindings',
      title: 'New findings',
      of: 'findings',
      state: 'active',
      ...changes.newFindings,
      all: { to: instances('active', 'firstSeen'), words: 'See those still open' },
    },
    {
      name: 'reopenedFindings',
      title: 'Reopened',
      of: 'findings',
      state: 'active',
      ...changes.reopenedFindings,
      all: null,
    },
    {
      name: 'mitigatedFindings',
      title: 'Mitigated',
      of: 'findings',
      state: 'resolved',
      ...changes.mitigatedFindings,
      all: { to: instances('resolved', 'mitigatedAt'), words: 'See those still resolved' },
    },
    {
      name: 'newAssets',
      title: 'New assets',
      of: 'assets',
      ...changes.newAssets,
      all: { to: assets(...during('firstSeen')), words: 'See them in Assets' },
    },
    {
      name: 'deactivatedAssets',
      title: 'Deactivated',
      of: 'assets',
      ...changes.deactivatedAssets,
      all: { to: assets('state=!active', ...during('stateChangedAt')), words: 'See those still gone' },
    },
    {
      name: 'returnedAssets',
      title: 'Returned',
      of: 'assets',
      ...changes.returnedAssets,
      all: { to: assets('state=active', ...during('stateChangedAt')), words: 'See those still active' },
    },
  ];
  return lists.filter(({ total }) => total > 0);
}
