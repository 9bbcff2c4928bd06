import { type ReactNode, useId } from 'react';
import styles from './overview-block.module.css';

/** One part of the overview under its heading; `aside` stands at the heading's end. */
export function OverviewBlock({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles['block']}>
      <header className={styles['head']}>
        <h2 className={styles['title']} id={headingId}>
          {title}
        </h2>
        {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
