import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useArrivals } from '../navigation/arrivals.tsx';
import { titleWindow } from '../navigation/window-title.ts';
import { HelpButton } from './help-button.tsx';
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
  const arrivals = useArrivals();
  useEffect(() => {
    titleWindow(title);
  }, [title]);
  useEffect(() => {
    // What is still there of the screen, or took the focus by itself, keeps it: a field, a step to the next scan.
    const hasFocus = heading.current?.closest('main')?.querySelector(':focus');
    if (arrivals > 0 && !hasFocus) heading.current?.focus({ preventScroll: true });
  }, [arrivals]);
  return (
    <div className={styles['screen']}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <div className={styles['heading']}>
            <h1 className={styles['title']} id={headingId} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <HelpButton />
          </div>
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
