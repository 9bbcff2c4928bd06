import { type ReactNode, useId } from 'react';
import styles from './scan-section.module.css';

/** One part of a scan's screen under its heading. */
export function ScanSection({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles['section']}>
      <header className={styles['head']}>
        <h2 className={styles['title']} id={headingId}>
          {title}
        </h2>
        {note !== undefined && <div className={styles['note']}>{note}</div>}
      </header>
      {children}
    </section>
  );
}
