import { ActionIcon, Button, Divider, Tooltip } from '@mantine/core';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  EyeOff,
  FoldHorizontal,
  UnfoldHorizontal,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldType, ListField, ListQuery } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import styles from './column-menu.module.css';
import { withStepped } from './fields/column-layout.ts';
import type { GridColumns } from './fields/grid-columns.ts';
import { type ChangeFieldFilter, FilterEditor } from './filter/filter-editor.tsx';

/** How the values of a field are ordered, by its type; the others are ordered as texts. */
const orders = {
  number: 'number',
  date: 'date',
  severity: 'severity',
  flag: 'flag',
} as const satisfies Partial<Record<FieldType, string>>;

/** By how much the keyboard makes a column wider or narrower, in CSS pixels. */
const widthStep = 24;

/** What can be done with a column: sort by it, move it, resize it, hide it, filter it. */
export function ColumnMenu({
  field,
  title,
  query,
  columns,
  onSort,
  onFilter,
  onDone,
}: {
  readonly field: ListField;
  readonly title: string;
  readonly query: ListQuery;
  readonly columns: GridColumns;
  readonly onSort: (sort: readonly string[]) => void;
  readonly onFilter: ChangeFieldFilter;
  readonly onDone: () => void;
}): ReactNode {
  const { name, type, sortable } = field;
  const { table, shown, setShown } = columns;
  const order = type in orders ? orders[type as keyof typeof orders] : 'text';
  const sort = (key: string): void => {
    onSort([key]);
    onDone();
  };
  const widen = (step: number): void => {
    const size = table.getColumn(name)?.getSize() ?? 0;
    table.setColumnSizing((sizes) => ({ ...sizes, [name]: size + step }));
  };
  return (
    <>
      {sortable && (
        <div className={styles['sorts']}>
          <Button leftSection={<ArrowUp aria-hidden size={13} />} onClick={() => sort(name)}>
            {say(`grid:column.ascending.${order}`)}
          </Button>
          <Button leftSection={<ArrowDown aria-hidden size={13} />} onClick={() => sort(`-${name}`)}>
            {say(`grid:column.descending.${order}`)}
          </Button>
        </div>
      )}
      <div className={styles['moves']}>
        <Act
          disabled={shown[0] === name}
          icon={<ArrowLeft aria-hidden size={14} />}
          label={say('grid:column.moveLeft')}
          onAct={() => setShown(withStepped(shown, name, -1))}
        />
        <Act
          disabled={shown.at(-1) === name}
          icon={<ArrowRight aria-hidden size={14} />}
          label={say('grid:column.moveRight')}
          onAct={() => setShown(withStepped(shown, name, 1))}
        />
        <Act
          icon={<FoldHorizontal aria-hidden size={14} />}
          label={say('grid:column.narrower')}
          onAct={() => widen(-widthStep)}
        />
        <Act
          icon={<UnfoldHorizontal aria-hidden size={14} />}
          label={say('grid:column.wider')}
          onAct={() => widen(widthStep)}
        />
        <Act
          disabled={shown.length === 1}
          icon={<EyeOff aria-hidden size={14} />}
          label={say('grid:column.hide')}
          onAct={() => {
            setShown(shown.filter((other) => other !== name));
            onDone();
          }}
        />
      </div>
      <Divider my={8} />
      <FilterEditor field={field} onChange={onFilter} query={query} title={title} />
    </>
  );
}

function Act({
  label,
  icon,
  disabled = false,
  onAct,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly onAct: () => void;
}): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled} onClick={onAct} variant="default">
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
