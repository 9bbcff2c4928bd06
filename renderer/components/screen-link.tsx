import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './screen-link.module.css';

/** Leads to another screen; `to` is made by `addresses`. */
export function ScreenLink({
  to,
  children,
}: {
  readonly to: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link className={styles['link']} to={to}>
      {children}
    </Link>
  );
}
