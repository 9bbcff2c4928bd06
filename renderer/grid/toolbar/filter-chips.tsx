import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ListField, ListQuery } from '../../../preload/contract/row-lists.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { say } from '../../../preload/words/say.ts';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import { titleOf } from '../fields/field-words.ts';
import type { ListDescription } from '../fields/list-description.ts';
import { type ChangeFieldFilters, FilterEditor } from '../filter/filter-editor.tsx';
import { filteredFields, filtersOn, unreadableFilters } from '../filter/filter-text.ts';
import { filterWords } from '../filter/filter-words.ts';
import styles from './filter-chips.module.css';

/** The filters in force, one chip for each field: pressed it can be changed, its cross takes it away. */
export function FilterChips({
  description,
  fields,
  query,
  filters,
  controlled,
  onChange,
  onRemove,
  onClear,
}: {
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  /** What the rows are asked by, the screen's own filters included. */
  readonly query: ListQuery;
  /** The filters of the address. */
  readonly filters: readonly string[];
  /** Fields whose filters are on show elsewhere. */
  readonly controlled: readonly string[];
  readonly onChange: (field: string) => ChangeFieldFilters;
  readonly onRemove: (field: string | null) => void;
  readonly onClear: () => void;
}): ReactNode {
  const named = filteredFields(filters).filter((field) => !controlled.includes(field));
  const unreadable = unreadableFilters(filters);
  if (named.length + unreadable.length === 0) return null;
  return (
    <ul aria-label={say('gridFilter:list')} className={styles['chips']}>
      {named.map((written) => {
        const field = fieldNamed(fields, written);
        const title = titleOf(description, field?.name ?? written);
        const on = filtersOn(filters, written);
        return (
          <Chip key={written} onRemove={() => onRemove(written)} title={title} words={wordsOf(field, on)}>
            {field && (
              <FilterEditor field={field} onChange={onChange(field.name)} query={query} title={title} />
            )}
          </Chip>
        );
      })}
      {unreadable.map((text) => (
        <Chip key={text} onRemove={() => onRemove(null)} title={say('gridFilter:notAFilter')} words={text} />
      ))}
      {named.length + unreadable.length > 1 && (
        <li>
          <Button onClick={onClear} size="compact-xs" variant="subtle">
            {say('gridFilter:clearAll')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Chip({
  title,
  words,
  onRemove,
  children,
}: {
  readonly title: string;
  readonly words: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const editable = children !== undefined && children !== null;
  return (
    <li className={styles['chip']}>
      <PopoverDialog
        label={say('gridFilter:of', { field: title })}
        onChange={setOpen}
        opened={open && editable}
        target={
          <button
            className={styles['words']}
            onClick={() => setOpen(!open)}
            title={say('gridFilter:fieldAndFilter', { field: title, filter: words })}
            type="button"
          >
            <span className={styles['title']}>{title}</span> {words}
          </button>
        }
      >
        {children}
      </PopoverDialog>
      <button
        aria-label={say('gridFilter:removeFrom', { field: title })}
        className={styles['remove']}
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden size={12} />
      </button>
    </li>
  );
}

function wordsOf(field: ListField | undefined, filters: Parameters<typeof filterWords>[2]): string {
  return filterWords(field?.type ?? 'text', field?.choices ?? [], filters);
}

/** Field names in an address are read whatever their case. */
function fieldNamed(fields: ReadonlyMap<string, ListField>, written: string): ListField | undefined {
  const wanted = foldedText(written);
  return [...fields.values()].find(({ name }) => foldedText(name) === wanted);
}
