import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { severityName } from '../../../preload/contract/severity.ts';
import { NumberText } from '../../components/number-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { type ValuedField, valueWords } from '../fields/field-words.ts';
import styles from './filter.module.css';

/** One value that can be chosen; `rows` is null while it is not known how many have it. */
export interface ListedValue {
  readonly value: string;
  readonly rows: number | null;
}

/** Values to choose from, each with the number of rows that have it. */
export function ValueList({
  field,
  label,
  values,
  chosen,
  onToggle,
}: {
  readonly field: ValuedField;
  readonly label: string;
  readonly values: readonly ListedValue[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}): ReactNode {
  return (
    <fieldset aria-label={label} className={styles['values']}>
      {values.map(({ value, rows }) => (
        <div className={styles['value']} key={value}>
          <Checkbox
            aria-label={valueWords(field, value)}
            checked={chosen.includes(value)}
            classNames={{ body: styles['valueBody'] ?? '', labelWrapper: styles['valueLabel'] ?? '' }}
            label={<ValueWords field={field} value={value} />}
            onChange={() => onToggle(value)}
          />
          <span className={styles['rows']}>{rows !== null && <NumberText value={rows} />}</span>
        </div>
      ))}
    </fieldset>
  );
}

function ValueWords({ field, value }: { readonly field: ValuedField; readonly value: string }): ReactNode {
  const severity = field.type === 'severity' ? severityName.safeParse(value) : null;
  return severity?.success ? <SeverityBadge severity={severity.data} /> : valueWords(field, value);
}
