import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What would be here, and the one action that brings it. `icon` is a Lucide icon's component. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className={styles['empty']}>
      <Icon aria-hidden className={styles['icon']} size={26} strokeWidth={1.5} />
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['text']}>{text}</div>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
