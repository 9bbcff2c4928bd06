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
  /** The list that has all of them, not only those named. */
  readonly all: { readonly to: string; readonly words: string };
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
  const resolvedFrom = report.review === 'accepted' ? report.reviewedAt : report.startedAt;
  /** Findings in whatever state of which this happened to them in the scan, or at its review. */
  const happened = (field: string, from: string | null): string =>
    addresses.vulnerabilities('all', {
      view: 'instances',
      filter: [fieldIs('connectorId', report.connectorId), within(field, from ?? report.startedAt, ended)],
    });
  const during = (field: string): FilterCondition[] => [
    fieldIs('connectorId', report.connectorId),
    { field, operator: 'at-least', value: report.startedAt },
    ...(ended === null ? [] : [{ field, operator: 'at-most' as const, value: ended }]),
  ];
  const awaiting = addresses.vulnerabilities('active', {
    view: 'instances',
    filter: during('awaitingSince'),
  });
  const assets = (...filter: FilterCondition[]) => addresses.assets({ filter });
  const lists: ChangeList[] = [
    {
      name: 'newFindings',
      title: say('scan:changes.newFindings'),
      of: 'findings',
      state: 'active',
      ...changes.newFindings,
      all: { to: happened('firstSeen', report.startedAt), words: say('scan:changes.seeAll') },
    },
    {
      name: 'reopenedFindings',
      title: say('scan:changes.reopenedFindings'),
      of: 'findings',
      state: 'active',
      ...changes.reopenedFindings,
      all: { to: happened('reopenings', report.startedAt), words: say('scan:changes.seeAll') },
    },
    {
      name: 'mitigatedFindings',
      title: say('scan:changes.mitigatedFindings'),
      of: 'findings',
      state: 'resolved',
      ...changes.mitigatedFindings,
      all: { to: happened('mitigations', resolvedFrom), words: say('scan:changes.seeAll') },
    },
    {
      name: 'awaitingFindings',
      title: say('scan:changes.awaitingFindings'),
      of: 'findings',
      state: 'active',
      ...changes.awaitingFindings,
      all: { to: awaiting, words: say('scan:changes.seeOpen') },
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

/** From one instant up to another, both included; up to now while there is no other. ISO 8601. */
function within(field: string, from: string, to: string | null): FilterCondition {
  if (to === null) return { field, operator: 'at-least', value: from };
  // One condition, so that one and the same event is meant; a span ends before its end.
  return fieldIs(field, `${from}/${new Date(Date.parse(to) + 1).toISOString()}`);
}
