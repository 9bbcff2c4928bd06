import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import { maxPatternLength, maxSearchLength, maxValueLength } from '../../../preload/contract/limits.ts';
import type { ListField, ListQuery } from '../../../preload/contract/row-lists.ts';
import { say } from '../../../preload/words/say.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFieldValues } from './field-values.ts';
import styles from './filter.module.css';
import {
  needsNoText,
  picksValues,
  readTextControls,
  type TextMode,
  textModes,
  writeTextControls,
} from './filter-controls.ts';
import { type ListedValue, ValueList } from './value-list.tsx';

const modeNames = textModes.map((mode) => ({ value: mode, label: say(`gridFilter:mode.${mode}`) }));

/** How long after the last press of a key what was typed takes effect, in milliseconds. */
const typingTime = 300;

/** Filters a text or a list of texts: by a part of it, or by its commonest values. */
export function TextFilter({
  query,
  field: { name, type },
  title,
  parts,
  onChange,
}: {
  readonly query: ListQuery;
  readonly field: ListField;
  readonly title: string;
  readonly parts: readonly FilterPart[];
  readonly onChange: (parts: readonly FilterPart[]) => void;
}): ReactNode {
  const read = readTextControls(parts);
  const [mode, setMode] = useState<TextMode>(read?.mode ?? 'contains');
  const picks = picksValues(mode);
  const chosen = picks && read?.mode === mode ? read.texts : [];
  const [typed, setTyped] = useState(picks ? '' : (read?.texts[0] ?? ''));
  const [settled, setSettled] = useState(typed);
  // A record has no values that could be written as a filter.
  const listed = type !== 'nested';
  const { data, failure, again } = useFieldValues(query, name, settled.slice(0, maxSearchLength), listed);

  const apply = (next: TextMode, texts: readonly string[]): void =>
    onChange(writeTextControls(name, { mode: next, texts }));
  const newestApply = useRef(apply);
  useEffect(() => {
    newestApply.current = apply;
  });
  useEffect(() => {
    if (typed === settled) return undefined;
    const timer = setTimeout(() => {
      setSettled(typed);
      if (!picks) newestApply.current(mode, [typed]);
    }, typingTime);
    return () => clearTimeout(timer);
  }, [typed, settled, mode, picks]);

  const choose = (next: TextMode): void => {
    setMode(next);
    const picksNext = picksValues(next);
    if (needsNoText(next)) apply(next, []);
    else if (picksNext) apply(next, picks ? chosen : typed === '' ? [] : [typed]);
    else apply(next, [typed]);
    if (picksNext && !picks) {
      setTyped('');
      setSettled('');
    }
  };
  const toggle = (value: string): void => {
    if (value === '') {
      setMode('is-empty');
      apply('is-empty', []);
      return;
    }
    const next = mode === 'is-not' ? 'is-not' : 'is';
    setMode(next);
    apply(next, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  const enter = (): void => {
    if (picks && typed !== '') toggle(typed);
    else if (!picks) apply(mode, [typed]);
  };

  const isPattern = mode === 'matches' || mode === 'matches-not';
  const typing = !needsNoText(mode);
  return (
    <>
      <NativeSelect
        aria-label={say('gridFilter:comparison', { field: title })}
        data={modeNames}
        size="xs"
        onChange={(event) => choose(event.currentTarget.value as TextMode)}
        value={mode}
      />
      {typing && (
        <TextInput
          aria-label={picks ? say('gridFilter:findValue', { field: title }) : title}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') enter();
          }}
          maxLength={isPattern ? maxPatternLength : maxValueLength}
          placeholder={picks ? say('gridFilter:findOrWrite') : say('gridFilter:text')}
          value={typed}
        />
      )}
      {typing && listed && (
        <>
          <div className={styles['caption']}>{say('gridFilter:commonest')}</div>
          <ValueList
            chosen={chosen}
            field={{ name, type }}
            label={say('gridFilter:commonestOf', { field: title })}
            onToggle={toggle}
            values={listedValues(chosen, data)}
          />
          {data?.length === 0 && <div className={styles['none']}>{say('gridFilter:noSuchValue')}</div>}
        </>
      )}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
    </>
  );
}

/** The chosen values first, so that they can be taken back wherever the search stands. */
function listedValues(
  chosen: readonly string[],
  found: readonly { readonly value: string | null; readonly rows: number }[] = [],
): ListedValue[] {
  const rows = new Map(found.map((entry) => [entry.value ?? '', entry.rows]));
  return [
    ...chosen.map((value) => ({ value, rows: rows.get(value) ?? null })),
    ...[...rows]
      .filter(([value]) => !chosen.includes(value))
      .map(([value, count]) => ({ value, rows: count })),
  ];
}
