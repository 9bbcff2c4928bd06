import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import type { ListField } from '../../../preload/contract/row-lists.ts';
import { say } from '../../../preload/words/say.ts';
import { useNow } from '../../components/now.ts';
import styles from './filter.module.css';
import { type RangeControls, readRangeControls, writeRangeControls } from './filter-controls.ts';

const nothing: RangeControls = { from: '', to: '', empty: false };

/** Filters a number or a date by its bounds, both included. */
export function RangeFilter({
  field: { name, type },
  title,
  parts,
  onChange,
}: {
  readonly field: ListField;
  readonly title: string;
  readonly parts: readonly FilterPart[];
  readonly onChange: (parts: readonly FilterPart[]) => void;
}): ReactNode {
  const [typed, setTyped] = useState<RangeControls>(readRangeControls(parts) ?? nothing);
  const dates = type === 'date';
  const take = (changed: Partial<RangeControls>): void => {
    const next = { ...typed, ...changed };
    setTyped(next);
    if (isBound(dates, next.from) && isBound(dates, next.to)) onChange(writeRangeControls(name, next));
  };
  const bound = (end: 'from' | 'to', which: 'atLeast' | 'atMost' | 'from' | 'until'): ReactNode => (
    <TextInput
      aria-label={say(`gridFilter:boundOf.${which}`, { field: title })}
      data-autofocus={end === 'from' || undefined}
      disabled={typed.empty}
      error={
        isBound(dates, typed[end])
          ? undefined
          : dates
            ? say('gridFilter:notADate')
            : say('gridFilter:notANumber')
      }
      inputMode={dates ? undefined : 'decimal'}
      label={say(`gridFilter:bound.${which}`)}
      onChange={(event) => take({ [end]: event.currentTarget.value.trim() })}
      type={dates ? 'date' : 'text'}
      value={dates ? typed[end].slice(0, 10) : typed[end]}
    />
  );
  return (
    <>
      <div className={styles['bounds']}>
        {bound('from', dates ? 'from' : 'atLeast')}
        {bound('to', dates ? 'until' : 'atMost')}
      </div>
      {dates && <DaySpans onTake={(span) => take({ ...nothing, ...span })} />}
      <Checkbox
        checked={typed.empty}
        label={say('gridFilter:onlyEmpty')}
        onChange={(event) => take({ ...nothing, empty: event.currentTarget.checked })}
      />
      {dates && <div className={styles['none']}>{say('gridFilter:wholeDays')}</div>}
    </>
  );
}

function DaySpans({ onTake }: { readonly onTake: (span: Partial<RangeControls>) => void }): ReactNode {
  const now = useNow();
  const daysAgo = (days: number): string => new Date(now - days * 86_400_000).toISOString().slice(0, 10);
  return (
    <div className={styles['spans']}>
      <Button onClick={() => onTake({ from: daysAgo(6) })} size="compact-xs">
        {say('gridFilter:last7Days')}
      </Button>
      <Button onClick={() => onTake({ from: daysAgo(29) })} size="compact-xs">
        {say('gridFilter:last30Days')}
      </Button>
      <Button onClick={() => onTake({ to: daysAgo(91) })} size="compact-xs">
        {say('gridFilter:over90DaysAgo')}
      </Button>
    </div>
  );
}

function isBound(dates: boolean, text: string): boolean {
  return text === '' || dates || /^-?\d+(\.\d+)?$/.test(text);
}
