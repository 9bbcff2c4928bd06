import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { titleWindow } from '../app/window-title.ts';
import styles from './screen.module.css';

/**
 * The shape of every screen: its title with the one sentence of its state, the one primary action, a toolbar, the
 * content, and a side panel beside it. `fill` hands the whole content area to one child that scrolls by itself, such
 * as a grid.
 */
export function Screen({
  title,
  state,
  primary,
  toolbar,
  panel,
  fill = false,
  children,
}: {
  readonly title: string;
  readonly state?: ReactNode;
  readonly primary?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly panel?: ReactNode;
  readonly fill?: boolean | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const arrival = useNavigationType();
  const isFirst = key === 'default' && arrival === 'POP';
  useEffect(() => {
    titleWindow(title);
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader is led to the heading once for each place
  useEffect(() => {
    if (isFirst) return;
    const here = heading.current;
    // A field that took the focus by itself keeps it.
    if (here?.closest('main')?.contains(document.activeElement) && document.activeElement?.matches('input'))
      return;
    here?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={styles['screen']}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <h1 className={styles['title']} id={headingId} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {state !== undefined && <div className={styles['state']}>{state}</div>}
        </div>
        {primary !== undefined && <div className={styles['primary']}>{primary}</div>}
      </div>
      {toolbar !== undefined && <div className={styles['toolbar']}>{toolbar}</div>}
      <div className={styles['body']}>
        <section aria-labelledby={headingId} className={fill ? styles['fill'] : styles['content']}>
          {children}
        </section>
        {panel}
      </div>
    </div>
  );
}
