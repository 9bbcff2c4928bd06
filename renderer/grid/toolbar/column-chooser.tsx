import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns3, GripVertical } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ListField } from '../../../preload/contract/row-lists.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { say } from '../../../preload/words/say.ts';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import { withMoved, withStepped } from '../fields/column-layout.ts';
import { titleOf } from '../fields/field-words.ts';
import type { GridColumns } from '../fields/grid-columns.ts';
import type { ListDescription } from '../fields/list-description.ts';
import styles from './column-chooser.module.css';

/** Chooses which fields are columns and in which order. */
export function ColumnChooser({
  description,
  fields,
  columns,
}: {
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  readonly columns: GridColumns;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <PopoverDialog
      className={styles['dropdown']}
      label={say('grid:columns.title')}
      onChange={setOpen}
      opened={open}
      position="bottom-end"
      target={
        <ActionIcon
          aria-label={say('grid:columns.title')}
          onClick={() => setOpen(!open)}
          title={say('grid:columns.title')}
          variant="default"
        >
          <Columns3 aria-hidden size={15} />
        </ActionIcon>
      }
      width={300}
    >
      <Choices columns={columns} description={description} fields={fields} />
    </PopoverDialog>
  );
}

function Choices({
  description,
  fields,
  columns: { shown, setShown, changed, reset },
}: {
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  readonly columns: GridColumns;
}): ReactNode {
  const [find, setFind] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const isFound = (field: string): boolean =>
    foldedText(titleOf(description, field)).includes(foldedText(find.trim()));
  const hidden = [...fields.keys()].filter((name) => !description.hidden.has(name) && !shown.includes(name));
  const toggle = (field: string): void =>
    setShown(shown.includes(field) ? shown.filter((other) => other !== field) : [...shown, field]);
  const choice = (field: string): ReactNode => (
    <Checkbox
      checked={shown.includes(field)}
      className={styles['choice']}
      disabled={shown.length === 1 && shown[0] === field}
      label={titleOf(description, field)}
      onChange={() => toggle(field)}
    />
  );
  return (
    <>
      <TextInput
        aria-label={say('grid:columns.find')}
        data-autofocus
        onChange={(event) => setFind(event.currentTarget.value)}
        placeholder={say('grid:columns.find')}
        value={find}
      />
      <div className={styles['lists']}>
        <ul aria-label={say('grid:columns.shown')} className={styles['list']}>
          {shown.filter(isFound).map((field) => (
            <li
              className={styles['item']}
              data-over={over === field || undefined}
              draggable
              key={field}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(field);
              }}
              onDragStart={() => setDragged(field)}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) setShown(withMoved(shown, dragged, field));
              }}
            >
              <GripVertical aria-hidden className={styles['grip']} size={14} />
              {choice(field)}
              <Step
                disabled={shown[0] === field}
                icon={<ArrowUp aria-hidden size={13} />}
                label={say('grid:columns.moveLeft', { column: titleOf(description, field) })}
                onStep={() => setShown(withStepped(shown, field, -1))}
              />
              <Step
                disabled={shown.at(-1) === field}
                icon={<ArrowDown aria-hidden size={13} />}
                label={say('grid:columns.moveRight', { column: titleOf(description, field) })}
                onStep={() => setShown(withStepped(shown, field, 1))}
              />
            </li>
          ))}
        </ul>
        <ul aria-label={say('grid:columns.others')} className={styles['list']}>
          {hidden.filter(isFound).map((field) => (
            <li className={styles['item']} key={field}>
              <span className={styles['grip']} />
              {choice(field)}
            </li>
          ))}
        </ul>
      </div>
      <Button disabled={!changed} onClick={reset} size="compact-xs" variant="subtle">
        {say('grid:columns.reset')}
      </Button>
    </>
  );
}

function Step({
  label,
  icon,
  disabled,
  onStep,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly onStep: () => void;
}): ReactNode {
  return (
    <ActionIcon aria-label={label} className={styles['step']} disabled={disabled} onClick={onStep} size={20}>
      {icon}
    </ActionIcon>
  );
}
