import type { ReactNode } from 'react';
import styles from './mono.module.css';

/** Ids, CVEs, addresses and versions: every sign of them counts. */
export function Mono({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['mono']}>{children}</span>;
}
