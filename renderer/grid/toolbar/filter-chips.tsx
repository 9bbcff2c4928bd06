import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Filter, FilterPart } from '../../../preload/contract/filter.ts';
import type { UnreadableText } from '../../../preload/contract/filter-text/read-filter.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import type { ListField, ListQuery } from '../../../preload/contract/row-lists.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { say } from '../../../preload/words/say.ts';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import { titleOf } from '../fields/field-words.ts';
import type { ListDescription } from '../fields/list-description.ts';
import { filteredFields, filterOn, groupsOf } from '../filter/field-filters.ts';
import { type ChangeFieldFilter, FilterEditor } from '../filter/filter-editor.tsx';
import { type FilteredField, filterWords, groupWords } from '../filter/filter-words.ts';
import styles from './filter-chips.module.css';

/**
 * The filters in force, one chip for each field: pressed it can be changed, its cross takes it away. Groups about several
 * fields, and texts that are no filter, have chips that can be taken away only.
 */
export function FilterChips({
  description,
  fields,
  query,
  filter,
  unreadable,
  controlled,
  onChange,
  onRemove,
  onClear,
}: {
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  /** What the rows are asked by, the screen's own filters included. */
  readonly query: ListQuery;
  /** The filter of the address, and what is none in it. */
  readonly filter: Filter;
  readonly unreadable: readonly UnreadableText[];
  /** Fields whose filters are on show elsewhere. */
  readonly controlled: readonly string[];
  readonly onChange: (field: string) => ChangeFieldFilter;
  readonly onRemove: (removed: FilterPart | UnreadableText) => void;
  readonly onClear: () => void;
}): ReactNode {
  const named = filteredFields(filter).filter((field) => !controlled.includes(field));
  const groups = groupsOf(filter);
  const chips = named.length + groups.length + unreadable.length;
  if (chips === 0) return null;
  const describe = (written: string): FilteredField => {
    const field = fieldNamed(fields, written);
    return {
      name: field?.name ?? written,
      title: titleOf(description, field?.name ?? written),
      type: field?.type ?? 'text',
      choices: field?.choices ?? [],
    };
  };
  return (
    <ul aria-label={say('gridFilter:list')} className={styles['chips']}>
      {named.map((written) => {
        const field = fieldNamed(fields, written);
        const described = describe(written);
        const { title } = described;
        return (
          <Chip
            key={written}
            onRemove={() => onChange(written)([], false)}
            remove={say('gridFilter:removeFrom', { field: title })}
            title={title}
            words={filterWords(described, filterOn(filter, written))}
          >
            {field && (
              <FilterEditor field={field} onChange={onChange(field.name)} query={query} title={title} />
            )}
          </Chip>
        );
      })}
      {groups.map((group) => (
        <Chip
          key={writeFilter([group]).join()}
          onRemove={() => onRemove(group)}
          remove={say('gridFilter:removeGroup')}
          title={say('gridFilter:group')}
          words={groupWords(group, describe)}
        />
      ))}
      {unreadable.map((one) => (
        <Chip
          key={one.text}
          onRemove={() => onRemove(one)}
          remove={say('gridFilter:removeFrom', { field: say('gridFilter:notAFilter') })}
          title={say('gridFilter:notAFilter')}
          words={one.text}
        />
      ))}
      {chips > 1 && (
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
  remove,
  onRemove,
  children,
}: {
  readonly title: string;
  readonly words: string;
  /** What its cross does. */
  readonly remove: string;
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
      <button aria-label={remove} className={styles['remove']} onClick={onRemove} type="button">
        <X aria-hidden size={12} />
      </button>
    </li>
  );
}

/** Field names in an address are read whatever their case. */
function fieldNamed(fields: ReadonlyMap<string, ListField>, written: string): ListField | undefined {
  const wanted = foldedText(written);
  return [...fields.values()].find(({ name }) => foldedText(name) === wanted);
}
