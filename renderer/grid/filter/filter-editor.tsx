import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import type { ListField, ListQuery } from '../../../preload/contract/row-lists.ts';
import { say } from '../../../preload/words/say.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import { filterOn } from './field-filters.ts';
import styles from './filter.module.css';
import { readRangeControls, readTextControls } from './filter-controls.ts';
import { filterWords } from './filter-words.ts';
import { RangeFilter } from './range-filter.tsx';
import { TextFilter } from './text-filter.tsx';

/** Puts another filter on a field. `again` is false for the first change since the editor was opened. */
export type ChangeFieldFilter = (parts: readonly FilterPart[], again: boolean) => void;

/** The controls for the filters on one field, by the field's type. What they say takes effect at once. */
export function FilterEditor({
  query,
  field,
  title,
  onChange,
}: {
  readonly query: ListQuery;
  readonly field: ListField;
  readonly title: string;
  readonly onChange: ChangeFieldFilter;
}): ReactNode {
  const parts = filterOn(query.filter, field.name);
  const changed = useRef(false);
  const [cleared, setCleared] = useState(0);
  const change = (next: readonly FilterPart[]): void => {
    onChange(next, changed.current);
    changed.current = true;
  };
  const controls = { query, field, title, parts, onChange: change };
  return (
    <div className={styles['editor']}>
      {isBeyondControls(field, parts) && (
        <div className={styles['written']}>
          {say('gridFilter:fieldAndFilter', {
            field: title,
            filter: filterWords(field, parts),
          })}
        </div>
      )}
      <Controls {...controls} key={cleared} />
      {parts.length > 0 && (
        <Button
          className={styles['clear']}
          onClick={() => {
            change([]);
            setCleared(cleared + 1);
          }}
          size="compact-xs"
          variant="subtle"
        >
          {say('gridFilter:clear')}
        </Button>
      )}
    </div>
  );
}

/** They keep what is being typed until they are begun anew. */
function Controls(controls: {
  readonly query: ListQuery;
  readonly field: ListField;
  readonly title: string;
  readonly parts: readonly FilterPart[];
  readonly onChange: (parts: readonly FilterPart[]) => void;
}): ReactNode {
  switch (controls.field.type) {
    case 'choice':
    case 'severity':
    case 'flag':
      return <ChoiceFilter {...controls} />;
    case 'number':
    case 'date':
      return <RangeFilter {...controls} />;
    default:
      return <TextFilter {...controls} />;
  }
}

/** Whether the filter was made otherwise, in a way that the controls have no place for. */
function isBeyondControls({ type }: ListField, parts: readonly FilterPart[]): boolean {
  if (type === 'number' || type === 'date') return readRangeControls(parts) === null;
  if (type === 'text' || type === 'list' || type === 'nested') return readTextControls(parts) === null;
  return false;
}
