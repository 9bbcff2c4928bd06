import { Menu } from '@mantine/core';
import { Copy, Equal, EqualNot, PanelRight, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldType } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import { valueWords } from './fields/field-words.ts';
import type { Filter } from './filter/filter-text.ts';

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
  onFilter,
}: {
  readonly place: CellMenuPlace | null;
  /** How many rows are copied: the selected ones, or the cell's own. */
  readonly selectedRows: number;
  readonly onClose: () => void;
  readonly onOpen: () => void;
  readonly onCopyValue: () => void;
  readonly onCopyRows: () => void;
  readonly onFilter: (filter: Filter) => void;
}): ReactNode {
  if (!place) return null;
  const { field, type, title, x, y } = place;
  const value = filterValue(type, place.value);
  const words = value === null ? '' : shortened(valueWords(type, value));
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
          {selectedRows > 1 ? say('grid:cell.copyRows', { rows: selectedRows }) : say('grid:cell.copyRow')}
        </Menu.Item>
        {value !== null && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<Equal aria-hidden size={14} />}
              onClick={() => onFilter({ field, operator: 'is', value })}
            >
              {say('grid:cell.only', { field: title, value: words })}
            </Menu.Item>
            <Menu.Item
              leftSection={<EqualNot aria-hidden size={14} />}
              onClick={() => onFilter({ field, operator: 'is-not', value })}
            >
              {say('grid:cell.without', { field: title, value: words })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The value as a filter has it: of a time its day, of a list nothing, because a filter looks at one text of it. */
function filterValue(type: FieldType, value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (type === 'date' && typeof value === 'string') return value.slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
