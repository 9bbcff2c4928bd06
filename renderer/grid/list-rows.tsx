import { type ReactNode, useMemo, useState } from 'react';
import type { FilterPart } from '../../preload/contract/filter.ts';
import { rowIdOf } from '../../preload/contract/row-identity.ts';
import type { ListField, ListQuery } from '../../preload/contract/row-lists.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { CellMenu, type CellMenuPlace } from './cell-menu.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { columnTitleOf, titleOf } from './fields/field-words.ts';
import type { GridColumns } from './fields/grid-columns.ts';
import type { ListDescription } from './fields/list-description.ts';
import { filteredFields, filterOn, withFilterOn } from './filter/field-filters.ts';
import type { ChangeListState, ListState } from './list-address.ts';
import styles from './list-rows.module.css';
import { isSelected, onlyRows, type SelectedRows, selectedCount } from './rows/row-selection.ts';
import type { RowSource } from './rows/row-source.ts';
import { useRowCopy } from './rows/use-row-copy.ts';
import type { RowSelecting } from './rows/use-row-selection.ts';
import { Grid, type GridCell } from './table/grid.tsx';
import { pressedSort } from './table/sort-keys.ts';

/** A list's rows with all that can be done on them: sort, filter, select, copy, open. */
export function ListRows({
  label,
  description,
  fields,
  columns,
  query,
  source,
  rowHeight,
  state,
  onChange,
  selecting,
}: {
  readonly label: string;
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  readonly columns: GridColumns;
  readonly query: ListQuery;
  readonly source: RowSource;
  readonly rowHeight: number;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly selecting: RowSelecting;
}): ReactNode {
  const [cellMenu, setCellMenu] = useState<(CellMenuPlace & { readonly cell: GridCell }) | null>(null);
  const titled = useMemo(
    () => columns.shown.map((field) => ({ field, title: titleOf(description, field) })),
    [columns.shown, description],
  );
  const copy = useRowCopy(source, titled);
  const { selected, count } = selecting;
  const failure = copy.failure ?? selecting.failure;
  const said = selecting.said === '' ? copy.said : selecting.said;
  const sort = state.sort.length > 0 ? state.sort : description.order;
  const filtered = useMemo(() => new Set(filteredFields(state.filter)), [state.filter]);
  const filter = (field: string, parts: readonly FilterPart[], replace: boolean): void =>
    onChange({ filter: withFilterOn(state.filter, field, parts) }, { replace });

  return (
    <div className={styles['rows']}>
      {failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} />
        </div>
      )}
      <Grid
        columns={columns}
        description={description}
        fields={fields}
        filtered={filtered}
        label={label}
        menu={(name, close) => {
          const field = fields.get(name);
          return (
            field && (
              <ColumnMenu
                columns={columns}
                field={field}
                onDone={close}
                onFilter={(parts, again) => filter(name, parts, again)}
                onSort={(keys) => onChange({ sort: keys })}
                query={query}
                title={titleOf(description, name)}
              />
            )
          );
        }}
        onCellMenu={(cell, at) => {
          const { field, row } = cell;
          const type = fields.get(field)?.type ?? 'text';
          setCellMenu({
            cell,
            field,
            type,
            title: columnTitleOf(description, field),
            value: row[field],
            ...at,
          });
        }}
        onCopy={(value) => {
          if (count > 0) copy.copyRows(selected);
          else copy.copyValue(value);
        }}
        onOpen={(id, following) => onChange({ open: id }, { replace: following || state.open !== null })}
        onSelect={selecting.change}
        onSort={(field, adding) =>
          onChange({ sort: pressedSort(sort, field, fields.get(field)?.type ?? 'text', adding) })
        }
        open={state.open}
        rowHeight={rowHeight}
        selected={selected}
        sort={sort}
        source={source}
      />
      <CellMenu
        onClose={() => setCellMenu(null)}
        onCopyRows={() => {
          if (cellMenu) copy.copyRows(rowsOfMenu(selected, rowIdOf(description.list, cellMenu.cell.row)));
        }}
        onCopyValue={() => copy.copyValue(cellMenu?.value)}
        onFilter={(added) => {
          const others = filterOn(state.filter, added.field).filter(
            (part) => isExclusion(added) && isExclusion(part),
          );
          filter(added.field, [...others, added], false);
        }}
        onOpen={() => {
          if (cellMenu) onChange({ open: rowIdOf(description.list, cellMenu.cell.row) });
        }}
        place={cellMenu}
        selectedRows={
          cellMenu
            ? selectedCount(
                rowsOfMenu(selected, rowIdOf(description.list, cellMenu.cell.row)),
                source.total ?? 0,
              )
            : 0
        }
      />
      <div className={styles['said']} data-on={said !== '' || undefined} role="status">
        {said}
      </div>
    </div>
  );
}

/** Whether it takes values away, as several may do together. */
function isExclusion(part: FilterPart): boolean {
  return (
    'operator' in part &&
    (part.operator === 'is-not' || part.operator === 'is-none-of' || part.operator === 'is-not-empty')
  );
}

/** The selected rows where the menu is on one of them, otherwise its own. */
function rowsOfMenu(selected: SelectedRows, id: string): SelectedRows {
  return isSelected(selected, id) ? selected : onlyRows([id]);
}
