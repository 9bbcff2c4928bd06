import { SegmentedControl } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VulnerabilityView } from '../../app/addresses.ts';
import type { EmptyWords } from '../../grid/empty-list.tsx';
import { readFilter } from '../../grid/filter/filter-text.ts';
import { type ListState, useListState } from '../../grid/list-address.ts';
import type { ListDescription } from '../../grid/list-description.ts';
import { ListScreen } from '../../grid/list-screen.tsx';
import { type FindingState, instanceLists, uniqueLists } from './finding-lists.ts';
import { FindingPanel } from './finding-panel.tsx';
import { SyncModeNotice } from './sync-mode-notice.tsx';
import { VulnerabilityPanel } from './vulnerability-panel.tsx';

const titles: Readonly<Record<FindingState, string>> = {
  active: 'Active vulnerabilities',
  resolved: 'Resolved vulnerabilities',
  all: 'Active and resolved vulnerabilities',
};

/** What each screen filters its lists by. */
const fixed: Readonly<Record<VulnerabilityView, Readonly<Record<FindingState, readonly string[]>>>> = {
  instances: { active: ['open=true'], resolved: ['open=false'], all: [] },
  unique: { active: ['openInstances=>0'], resolved: ['openInstances=0'], all: [] },
};

const emptyWords: Readonly<Record<FindingState, EmptyWords>> = {
  active: {
    icon: ShieldAlert,
    wouldBe: 'Every CVE of an application on an endpoint is listed here as a finding.',
    nothing: {
      title: 'No open findings',
      text: 'The console reports no vulnerability on the assets of this project, or all of them are resolved.',
    },
  },
  resolved: {
    icon: ShieldCheck,
    wouldBe: 'A finding comes here when a complete scan no longer reports it, or when somebody closes it.',
    nothing: {
      title: 'No resolved findings',
      text: 'A finding comes here when a complete scan no longer reports it, or when somebody closes it.',
    },
  },
  all: {
    icon: ShieldAlert,
    wouldBe: 'Every CVE of an application on an endpoint is listed here as a finding, open or resolved.',
    nothing: {
      title: 'No findings',
      text: 'The console has reported no vulnerability on the assets of this project yet.',
    },
  },
};

/** A CVE is resolved only where none of its instances is open: single ones may be all the same. */
const noneResolvedEverywhere: EmptyWords = {
  ...emptyWords.resolved,
  nothing: {
    title: 'No CVE is resolved on every asset',
    text: 'A unique finding comes here when the last of its instances is resolved. Resolved ones on single assets are under Instances.',
  },
};

/** Open findings, resolved ones, or both, as unique findings or as the instances of each. */
export function VulnerabilitiesScreen({ state }: { readonly state: FindingState }): ReactNode {
  const [address, change] = useListState();
  const view: VulnerabilityView = address.view === 'instances' ? 'instances' : 'unique';
  const description = (view === 'instances' ? instanceLists : uniqueLists)[state];
  const choose = (next: VulnerabilityView): void => {
    const other = (next === 'instances' ? instanceLists : uniqueLists)[state];
    change({ ...carried(address, other), view: next, open: null });
  };
  return (
    <ListScreen
      controls={
        <SegmentedControl
          aria-label="View"
          data={[
            { value: 'unique', label: 'Unique findings' },
            { value: 'instances', label: 'Instances' },
          ]}
          onChange={(next) => choose(next === 'instances' ? 'instances' : 'unique')}
          value={view}
        />
      }
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
      title={titles[state]}
    />
  );
}

/** What of a list's filters and order means the same in the other view. */
function carried(
  { filters, sort }: ListState,
  { titles: fields }: ListDescription,
): Pick<ListState, 'filters' | 'sort'> {
  return {
    filters: filters.filter((text) => Object.hasOwn(fields, readFilter(text)?.field ?? '')),
    sort: sort.filter((key) => Object.hasOwn(fields, key.replace(/^-/, ''))),
  };
}
