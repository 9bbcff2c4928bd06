import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NumberText } from '../../components/number-text.tsx';
import { numberWords } from '../../components/number-words.ts';
import styles from './count-link.module.css';

/** A number that leads to the list behind it. `of` says what is counted, for who does not see the heading. */
export function CountLink({
  to,
  value,
  of,
}: {
  readonly to: string;
  readonly value: number;
  readonly of: string;
}): ReactNode {
  return (
    <Link aria-label={`${numberWords(value)} ${of}`} className={styles['count']} to={to}>
      <NumberText value={value} />
    </Link>
  );
}
