import { type FilterCondition, fieldIs } from '../../../preload/contract/filter.ts';
import type {
  ChangedAsset,
  ChangedFinding,
  ScanChanges,
  ScanDetails,
} from '../../../preload/contract/scan-details.ts';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';

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
  const during = (field: string): FilterCondition[] => [
    fieldIs('connectorId', report.connectorId),
    { field, operator: 'at-least', value: report.startedAt },
    ...(ended === null ? [] : [{ field, operator: 'at-most' as const, value: ended }]),
  ];
  const instances = (state: 'active' | 'resolved', field: string) =>
    addresses.vulnerabilities(state, { view: 'instances', filter: during(field) });
  const assets = (...filter: FilterCondition[]) => addresses.assets({ filter });
  const lists: ChangeList[] = [
    {
      name: 'newFindings',
      title: say('scan:changes.newFindings'),
      of: 'findings',
      state: 'active',
      ...changes.newFindings,
      all: { to: instances('active', 'firstSeen'), words: say('scan:changes.seeOpen') },
    },
    {
      name: 'reopenedFindings',
      title: say('scan:changes.reopenedFindings'),
      of: 'findings',
      state: 'active',
      ...changes.reopenedFindings,
      all: null,
    },
    {
      name: 'mitigatedFindings',
      title: say('scan:changes.mitigatedFindings'),
      of: 'findings',
      state: 'resolved',
      ...changes.mitigatedFindings,
      all: { to: instances('resolved', 'mitigatedAt'), words: say('scan:changes.seeResolved') },
    },
    {
      name: 'awaitingFindings',
      title: say('scan:changes.awaitingFindings'),
      of: 'findings',
      state: 'active',
      ...changes.awaitingFindings,
      all: { to: instances('active', 'awaitingSince'), words: say('scan:changes.seeOpen') },
    },
    {
      name: 'newAssets',
      title: say('scan:changes.newAssets'),
      of: 'assets',
      ...changes.newAssets,
      all: { to: assets(...during('firstSeen')), words: say('scan:changes.seeAssets') },
    },
    {
      name: 'deactivatedAssets',
      title: say('scan:changes.deactivatedAssets'),
      of: 'assets',
      ...changes.deactivatedAssets,
      all: {
        to: assets({ field: 'state', operator: 'is-not', value: 'active' }, ...during('stateChangedAt')),
        words: say('scan:changes.seeGone'),
      },
    },
    {
      name: 'returnedAssets',
      title: say('scan:changes.returnedAssets'),
      of: 'assets',
      ...changes.returnedAssets,
      all: {
        to: assets(fieldIs('state', 'active'), ...during('stateChangedAt')),
        words: say('scan:changes.seeActive'),
      },
    },
  ];
  return lists.filter(({ total }) => total > 0);
}
