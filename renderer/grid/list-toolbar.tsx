import { ActionIcon, Tooltip } from '@mantine/core';
import { Rows2, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListField, ListQuery } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import type { GridColumns } from './fields/grid-columns.ts';
import type { ListDescription } from './fields/list-description.ts';
import { withFilterOn } from './filter/field-filters.ts';
import type { ChangeListState, ListState } from './list-address.ts';
import styles from './list-screen.module.css';
import type { RowDensity } from './table/row-density.ts';
import { ColumnChooser } from './toolbar/column-chooser.tsx';
import { ExportButton, type ExportedList } from './toolbar/export-button.tsx';
import { FilterChips } from './toolbar/filter-chips.tsx';
import { SearchBox } from './toolbar/search-box.tsx';

/** Search, the screen's own controls, filters, and on the right what concerns the list as a whole. */
export function ListToolbar({
  description,
  fields,
  columns,
  query,
  exporting,
  state,
  density,
  controls,
  controlled,
  onChange,
  onClear,
  onToggleDensity,
}: {
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  readonly columns: GridColumns;
  readonly query: ListQuery;
  /** Of which rows an export can be. */
  readonly exporting: ExportedList;
  readonly state: ListState;
  readonly density: RowDensity;
  readonly controls: ReactNode;
  /** The fields whose filters the controls show. */
  readonly controlled: readonly string[];
  readonly onChange: ChangeListState;
  readonly onClear: () => void;
  readonly onToggleDensity: () => void;
}): ReactNode {
  return (
    <div className={styles['toolbar']}>
      <SearchBox
        label={say(`grid:search.${description.list}`)}
        onSearch={(search) => {
          if (search !== state.search) onChange({ search }, { replace: state.search !== '' });
        }}
        value={state.search}
      />
      {controls}
      <div className={styles['chips']}>
        <FilterChips
          controlled={controlled}
          description={description}
          fields={fields}
          filter={state.filter}
          onChange={(field) => (parts, again) =>
            onChange({ filter: withFilterOn(state.filter, field, parts) }, { replace: again })
          }
          onClear={onClear}
          onRemove={(removed) =>
            onChange({
              filter: state.filter.filter((part) => part !== removed),
              unreadable: state.unreadable.filter((one) => one !== removed),
            })
          }
          query={query}
          unreadable={state.unreadable}
        />
      </div>
      <div className={styles['end']}>
        <DensityButton density={density} onToggle={onToggleDensity} />
        <ColumnChooser columns={columns} description={description} fields={fields} />
        <ExportButton
          allFields={fields.size}
          columns={columns.shown}
          list={exporting}
          noun={description.noun}
        />
      </div>
    </div>
  );
}

function DensityButton({
  density,
  onToggle,
}: {
  readonly density: RowDensity;
  readonly onToggle: () => void;
}): ReactNode {
  const isCompact = density === 'compact';
  return (
    <Tooltip label={isCompact ? say('grid:rows.normal') : say('grid:rows.compact')}>
      <ActionIcon
        aria-label={say('grid:rows.compact')}
        aria-pressed={isCompact}
        onClick={onToggle}
        variant="default"
      >
        {isCompact ? <Rows2 aria-hidden size={15} /> : <Rows3 aria-hidden size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}
