import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NumberText } from '../../components/number-text.tsx';
import styles from './count-link.module.css';

/** A number that leads to the list behind it. `label` says it with what is counted, for who does not see the heading. */
export function CountLink({
  to,
  value,
  label,
}: {
  readonly to: string;
  readonly value: number;
  readonly label: string;
}): ReactNode {
  return (
    <Link aria-label={label} className={styles['count']} to={to}>
      <NumberText value={value} />
    </Link>
  );
}
