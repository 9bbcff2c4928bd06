import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import { readRelativeDate } from '../../../preload/contract/relative-date.ts';
import type { ListField } from '../../../preload/contract/row-lists.ts';
import { say } from '../../../preload/words/say.ts';
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
      value={dates ? dayOf(typed[end]) : typed[end]}
    />
  );
  return (
    <>
      <div className={styles['bounds']}>
        {bound('from', dates ? 'from' : 'atLeast')}
        {bound('to', dates ? 'until' : 'atMost')}
      </div>
      {dates && <DaySpans chosen={typed} onTake={(span) => take({ ...nothing, ...span })} />}
      <Checkbox
        checked={typed.empty}
        label={say('gridFilter:onlyEmpty')}
        onChange={(event) => take({ ...nothing, empty: event.currentTarget.checked })}
      />
      {dates && <div className={styles['none']}>{say('gridFilter:wholeDays')}</div>}
    </>
  );
}

/** What people look for most: by a date that moves on with time. */
const spans = [
  { name: 'today', from: 'today', to: 'today' },
  { name: 'last7Days', from: '7d', to: '' },
  { name: 'last30Days', from: '30d', to: '' },
  { name: 'over30DaysAgo', from: '', to: '30d' },
  { name: 'over90DaysAgo', from: '', to: '90d' },
] as const;

function DaySpans({
  chosen,
  onTake,
}: {
  readonly chosen: RangeControls;
  readonly onTake: (span: Partial<RangeControls>) => void;
}): ReactNode {
  return (
    <div className={styles['spans']}>
      {spans.map(({ name, from, to }) => {
        const isOn = chosen.from === from && chosen.to === to;
        return (
          <Button
            aria-pressed={isOn}
            key={name}
            onClick={() => onTake(isOn ? {} : { from, to })}
            size="compact-xs"
            variant={isOn ? 'light' : 'default'}
          >
            {say(`gridFilter:spans.${name}`)}
          </Button>
        );
      })}
    </div>
  );
}

/** What a field for a day can show; nothing of a date that moves on. */
function dayOf(written: string): string {
  return readRelativeDate(written) ? '' : written.slice(0, 10);
}

function isBound(dates: boolean, text: string): boolean {
  return text === '' || dates || /^-?\d+(\.\d+)?$/.test(text);
}
