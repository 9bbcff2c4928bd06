import { memo, type ReactNode } from 'react';
import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { severityName } from '../../../preload/contract/severity.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { decimalWords } from '../../../preload/words/formats/number-words.ts';
import { Mono } from '../../components/mono.tsx';
import { NumberText } from '../../components/number-text.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { maxInCell, shownText } from '../../components/shown-text.ts';
import styles from './cell-value.module.css';
import { type ValuedField, valueWords } from './field-words.ts';

/** A field's value as a cell or a panel shows it. What is not known is a faint dash. */
export const CellValue = memo(function CellValue({
  name,
  type,
  value,
  mono = false,
  decimals,
  most = maxInCell,
}: {
  readonly name: string;
  readonly type: FieldType;
  readonly value: unknown;
  readonly mono?: boolean | undefined;
  /** Digits after the point of a number that is no count. */
  readonly decimals?: number | undefined;
  /** Characters that are shown of it. */
  readonly most?: number;
}): ReactNode {
  if (type === 'severity' && value === null) return <SeverityBadge severity={null} />;
  if (isNothing(value)) return <span className={styles['nothing']}>–</span>;
  const shown =
    decimals !== undefined && typeof value === 'number'
      ? decimalWords(value, decimals)
      : shownValue({ name, type }, value, most);
  return mono ? <Mono>{shown}</Mono> : shown;
});

/** Whether a value says nothing: not known, an empty text, an empty list. */
export function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function shownValue(field: ValuedField, value: unknown, most: number): ReactNode {
  const { type } = field;
  if (type === 'severity') {
    const severity = severityName.safeParse(value);
    if (severity.success) return <SeverityBadge severity={severity.data} />;
  }
  if (type === 'number' && typeof value === 'number') return <NumberText value={value} />;
  if (type === 'date' && typeof value === 'string') return <RelativeTime at={value} />;
  // No more elements than characters of which a part could be seen.
  if (type === 'list' && Array.isArray(value))
    return shownText(
      listWords(value.slice(0, most).map((element) => shownText(String(element), most))),
      most,
    );
  if (typeof value === 'string' || typeof value === 'boolean')
    return valueWords(field, shownText(String(value), most));
  return shownText(JSON.stringify(value), most);
}
