import { Menu } from '@mantine/core';
import { Copy, Download, Equal, EqualNot, PanelRight, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type FilterCondition, fieldIs } from '../../preload/contract/filter.ts';
import type { FieldType } from '../../preload/contract/row-lists.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import { valueWords } from './fields/field-words.ts';
import { shownValue } from './filter/filter-words.ts';

/** Where a cell's menu is open, in CSS pixels of the window, and on what. */
export interface CellMenuPlace {
  readonly field: string;
  readonly type: FieldType;
  readonly title: string;
  readonly value: unknown;
  readonly x: number;
  readonly y: number;
}

/** What can be done with one cell. */
export function CellMenu({
  place,
  selectedRows,
  onClose,
  onOpen,
  onCopyValue,
  onCopyRows,
  onExport,
  onFilter,
}: {
  readonly place: CellMenuPlace;
  /** How many rows are copied or exported: the selected ones, or the cell's own. */
  readonly selectedRows: number;
  readonly onClose: () => void;
  readonly onOpen: () => void;
  readonly onCopyValue: () => void;
  readonly onCopyRows: () => void;
  readonly onExport: () => void;
  readonly onFilter: (condition: FilterCondition) => void;
}): ReactNode {
  const { field, type, title, x, y } = place;
  const filters = cellFilters(field, type, place.value);
  return (
    <Menu
      onChange={(opened) => {
        if (!opened) onClose();
      }}
      opened
      returnFocus
      width={260}
    >
      <Menu.Target>
        <div aria-hidden style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        <Menu.Item leftSection={<PanelRight aria-hidden size={14} />} onClick={onOpen}>
          {say('grid:cell.openDetails')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy aria-hidden size={14} />} onClick={onCopyValue}>
          {say('grid:cell.copyValue')}
        </Menu.Item>
        <Menu.Item leftSection={<Rows3 aria-hidden size={14} />} onClick={onCopyRows}>
          {selectedRows > 1
            ? say('grid:cell.copyRows', { rows: numberWords(selectedRows) })
            : say('grid:cell.copyRow')}
        </Menu.Item>
        <Menu.Item leftSection={<Download aria-hidden size={14} />} onClick={onExport}>
          {selectedRows > 1
            ? say('grid:cell.exportRows', { rows: numberWords(selectedRows) })
            : say('grid:cell.exportRow')}
        </Menu.Item>
        {filters && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Equal aria-hidden size={14} />} onClick={() => onFilter(filters.only)}>
              {say('grid:cell.only', { field: title, value: filters.words })}
            </Menu.Item>
            <Menu.Item
              leftSection={<EqualNot aria-hidden size={14} />}
              onClick={() => onFilter(filters.without)}
            >
              {say('grid:cell.without', { field: title, value: filters.words })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/**
 * The filters by a cell's value, and the value in words: of a time its day, of a list nothing unless it is empty, because a
 * filter looks at one text of it.
 */
function cellFilters(
  field: string,
  type: FieldType,
  value: unknown,
): {
  readonly only: FilterCondition;
  readonly without: FilterCondition;
  readonly words: string;
} | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    const words = valueWords({ name: field, type }, '');
    return { only: { field, operator: 'is-empty' }, without: { field, operator: 'is-not-empty' }, words };
  }
  if (typeof value === 'object') return null;
  const written = type === 'date' ? String(value).slice(0, 10) : String(value);
  const words = shortened(
    written === '' ? shownValue(written) : shownValue(valueWords({ name: field, type }, written)),
  );
  return { only: fieldIs(field, written), without: { field, operator: 'is-not', value: written }, words };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
