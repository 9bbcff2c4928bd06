import { Chip, Group } from '@mantine/core';
import { Monitor } from 'lucide-react';
import type { ReactNode } from 'react';
import { assetState } from '../../../preload/contract/asset-state.ts';
import type { Filter } from '../../../preload/contract/filter.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import { notSeenDays, notSeenLately } from '../../../preload/contract/not-seen.ts';
import { say } from '../../../preload/words/say.ts';
import type { EmptyWords } from '../../grid/empty-list.tsx';
import { filterOn, withFilterOn } from '../../grid/filter/field-filters.ts';
import { readChosen, writeChosen } from '../../grid/filter/filter-controls.ts';
import { useListState } from '../../grid/list-address.ts';
import { ListScreen } from '../../grid/list-screen.tsx';
import { assetList } from './asset-list.ts';
import { AssetPanel } from './asset-panel.tsx';

const nothingFixed: Filter = [];
const controlled: readonly string[] = ['state'];

const emptyWords: EmptyWords = {
  icon: Monitor,
  wouldBe: say('assets:wouldBe'),
  nothing: {
    title: say('assets:nothing.title'),
    text: say('assets:nothing.text'),
  },
};

/** All assets of the project. */
export function AssetsScreen(): ReactNode {
  return (
    <ListScreen
      controlled={controlled}
      controls={<QuickFilters />}
      description={assetList}
      empty={emptyWords}
      fixed={nothingFixed}
      panel={(open, onClose) => <AssetPanel onClose={onClose} open={open} />}
      title={say('assets:title')}
    />
  );
}

/** Quick filters by presence, and by a last contact long ago; none on is all of them. */
function QuickFilters(): ReactNode {
  const [{ filter }, change] = useListState();
  const chosen = readChosen(filterOn(filter, 'state'), assetState.options);
  const isNotSeen =
    writeFilter(filterOn(filter, 'lastActive')).join() === writeFilter([notSeenLately]).join();
  return (
    <Group gap={4} h={30} wrap="nowrap">
      <Chip.Group
        multiple
        onChange={(states) =>
          change({ filter: withFilterOn(filter, 'state', writeChosen('state', states, assetState.options)) })
        }
        value={chosen}
      >
        <Group aria-label={say('assets:state')} gap={4} role="group" wrap="nowrap">
          {assetState.options.map((state) => (
            <Chip key={state} radius="sm" size="xs" value={state} variant="outline">
              {say(`fieldValues:state.${state}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Chip
        checked={isNotSeen}
        onChange={(on) => change({ filter: withFilterOn(filter, 'lastActive', on ? [notSeenLately] : []) })}
        radius="sm"
        size="xs"
        variant="outline"
      >
        {say('assets:notSeen', { count: notSeenDays })}
      </Chip>
    </Group>
  );
}
