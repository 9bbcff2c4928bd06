import type { ReactNode } from 'react';
import type { FilterPart } from '../../../preload/contract/filter.ts';
import type { ListField, ListQuery } from '../../../preload/contract/row-lists.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFieldValues } from './field-values.ts';
import { readChosen, writeChosen } from './filter-controls.ts';
import { ValueList } from './value-list.tsx';

/** Chooses among the values of a closed list; none chosen is all of them. */
export function ChoiceFilter({
  query,
  field: { name, type, choices },
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
  const { data, failure, again } = useFieldValues(query, name, '');
  const chosen = readChosen(parts, choices);
  const rowsOf = (value: string): number | null =>
    data ? (data.find((found) => (found.value ?? '') === value)?.rows ?? 0) : null;
  // The worst severity first; "(empty)" only where it is of use.
  const listed = type === 'severity' ? choices.toReversed() : choices;
  const withEmpty = chosen.includes('') || (rowsOf('') ?? 0) > 0 ? [...listed, ''] : listed;
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onChange(writeChosen(name, next, choices));
  };
  return (
    <>
      <ValueList
        chosen={chosen}
        label={title}
        field={{ name, type }}
        onToggle={toggle}
        values={withEmpty.map((value) => ({ value, rows: rowsOf(value) }))}
      />
      {failure && <FailureNotice failure={failure} onRetry={again} />}
    </>
  );
}
