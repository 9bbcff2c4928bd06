import { type ReactNode, useMemo, useState } from 'react';
import type { Filter, FilterCondition, FilterPart } from '../../preload/contract/filter.ts';
import { rowIdOf } from '../../preload/contract/row-identity.ts';
import type { FieldType, ListField, ListQuery } from '../../preload/contract/row-lists.ts';
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
import { Grid } from './table/grid.tsx';
import { pressedSort } from './table/sort-keys.ts';

interface ListRowsProps {
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
  /** Opens the choices of an export of these rows. */
  readonly onExport: (rows: SelectedRows) => void;
}

interface OpenCellMenu extends CellMenuPlace {
  readonly rowId: string;
}

/** A list's rows with all that can be done on them: sort, filter, select, copy, open. */
export function ListRows(props: ListRowsProps): ReactNode {
  const { description, fields, columns, query, source, state, onChange, selecting } = props;
  const [cellMenu, setCellMenu] = useState<OpenCellMenu | null>(null);
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
  const typeOf = (field: string): FieldType => fields.get(field)?.type ?? 'text';
  const columnMenu = (name: string, close: () => void): ReactNode => {
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
  };

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
        label={props.label}
        menu={columnMenu}
        onCellMenu={({ field, row }, at) => {
          const title = columnTitleOf(description, field);
          const rowId = rowIdOf(description.list, row);
          setCellMenu({ rowId, field, type: typeOf(field), title, value: row[field], ...at });
        }}
        onCopy={(value) => (count > 0 ? copy.copyRows(selected) : copy.copyValue(value))}
        onOpen={(id, following) => onChange({ open: id }, { replace: following || state.open !== null })}
        onSelect={selecting.change}
        onSort={(field, adding) => onChange({ sort: pressedSort(sort, field, typeOf(field), adding) })}
        open={state.open}
        rowHeight={props.rowHeight}
        selected={selected}
        sort={sort}
        source={source}
      />
      {cellMenu && (
        <CellMenu
          onClose={() => setCellMenu(null)}
          onCopyRows={() => copy.copyRows(rowsOfMenu(selected, cellMenu.rowId))}
          onCopyValue={() => copy.copyValue(cellMenu.value)}
          onExport={() => props.onExport(rowsOfMenu(selected, cellMenu.rowId))}
          onFilter={(added) => filter(added.field, withAdded(state.filter, added), false)}
          onOpen={() => onChange({ open: cellMenu.rowId })}
          place={cellMenu}
          selectedRows={selectedCount(rowsOfMenu(selected, cellMenu.rowId), source.total ?? 0)}
        />
      )}
      <div className={styles['said']} data-on={said !== '' || undefined} role="status">
        {said}
      </div>
    </div>
  );
}

/** The filter on the field with a condition from a cell: exclusions add up, anything else replaces what there was. */
function withAdded(filter: Filter, added: FilterCondition): readonly FilterPart[] {
  const others = filterOn(filter, added.field).filter((part) => isExclusion(added) && isExclusion(part));
  return [...others, added];
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
