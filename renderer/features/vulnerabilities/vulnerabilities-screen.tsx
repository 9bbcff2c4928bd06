import { SegmentedControl } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { conditionsOf, type Filter, fieldIs } from '../../../preload/contract/filter.ts';
import { say } from '../../../preload/words/say.ts';
import type { EmptyWords } from '../../grid/empty-list.tsx';
import type { ListDescription } from '../../grid/fields/list-description.ts';
import { type ListState, useListState } from '../../grid/list-address.ts';
import { ListScreen } from '../../grid/list-screen.tsx';
import type { VulnerabilityView } from '../../navigation/addresses.ts';
import { type FindingState, instanceLists, uniqueLists } from './finding-lists.ts';
import { FindingPanel } from './finding-panel.tsx';
import { SyncModeNotice } from './sync-mode-notice.tsx';
import { VulnerabilityPanel } from './vulnerability-panel.tsx';

/** What each screen filters its lists by. */
const fixed: Readonly<Record<VulnerabilityView, Readonly<Record<FindingState, Filter>>>> = {
  instances: { active: [fieldIs('open', 'true')], resolved: [fieldIs('open', 'false')], all: [] },
  unique: {
    active: [{ field: 'openInstances', operator: 'above', value: '0' }],
    resolved: [fieldIs('openInstances', '0')],
    all: [],
  },
};

const emptyWords: Readonly<Record<FindingState, EmptyWords>> = {
  active: emptyWordsOf('active', ShieldAlert),
  resolved: emptyWordsOf('resolved', ShieldCheck),
  all: emptyWordsOf('all', ShieldAlert),
};

function emptyWordsOf(state: FindingState, icon: EmptyWords['icon']): EmptyWords {
  return {
    icon,
    wouldBe: say(`findings:wouldBe.${state}`),
    nothing: { title: say(`findings:nothing.${state}.title`), text: say(`findings:nothing.${state}.text`) },
  };
}

/** A CVE is resolved only where none of its instances is open: single ones may be all the same. */
const noneResolvedEverywhere: EmptyWords = {
  ...emptyWords.resolved,
  nothing: {
    title: say('findings:nothing.resolvedEverywhere.title'),
    text: say('findings:nothing.resolvedEverywhere.text'),
  },
};

/** Open findings, resolved ones, or both, as unique findings or as the instances of each. */
export function VulnerabilitiesScreen({ state }: { readonly state: FindingState }): ReactNode {
  const [address, change] = useListState();
  const view = viewOf(address.view, state);
  const description = (view === 'instances' ? instanceLists : uniqueLists)[state];
  const choose = (next: VulnerabilityView): void => {
    const other = (next === 'instances' ? instanceLists : uniqueLists)[state];
    change({ ...carried(address, other), view: next, open: null });
  };
  return (
    <ListScreen
      controls={
        <SegmentedControl
          aria-label={say('findings:view')}
          data={[
            { value: 'unique', label: say('findings:uniqueFindings') },
            { value: 'instances', label: say('findings:instances') },
          ]}
          onChange={(next) => choose(next === 'instances' ? 'instances' : 'unique')}
          value={view}
        />
      }
      counts={say(`findings:counts.${view}.${state}`)}
      description={description}
      empty={state === 'resolved' && view === 'unique' ? noneResolvedEverywhere : emptyWords[state]}
      fixed={fixed[view][state]}
      key={state}
      notice={<SyncModeNotice />}
      panel={(open, onClose) =>
        view === 'instances' ? (
          <FindingPanel findingId={open} onClose={onClose} />
        ) : (
          <VulnerabilityPanel cve={open} onClose={onClose} />
        )
      }
      title={say(`findings:title.${state}`)}
    />
  );
}

/**
 * Resolved findings open as instances: a unique one is resolved only where no asset has it any more, so that there may be
 * none while thousands of instances are.
 */
function viewOf(written: string, state: FindingState): VulnerabilityView {
  if (written === 'instances' || written === 'unique') return written;
  return state === 'resolved' ? 'instances' : 'unique';
}

/** What of a list's filters and order means the same in the other view. */
function carried(
  { filter, sort }: ListState,
  { titles: fields }: ListDescription,
): Pick<ListState, 'filter' | 'sort'> {
  return {
    filter: filter.filter((part) => conditionsOf([part]).every(({ field }) => Object.hasOwn(fields, field))),
    sort: sort.filter((key) => Object.hasOwn(fields, key.replace(/^-/, ''))),
  };
}
