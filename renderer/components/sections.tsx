import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './sections.module.css';

/** A part of a screen that has several, with an address of its own. */
export interface SectionLink {
  readonly section: string;
  readonly label: string;
  readonly to: string;
}

/** The content of one section of a screen, beside links to all of them. @param width the most that it takes, in pixels */
export function Sections({
  label,
  links,
  current,
  width,
  children,
}: {
  readonly label: string;
  readonly links: readonly SectionLink[];
  readonly current: string;
  readonly width: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['page']} style={{ '--sections-width': `${width}px` } as CSSProperties}>
      <nav aria-label={label} className={styles['sections']}>
        {links.map(({ section, label: name, to }) => (
          <Link
            aria-current={section === current ? 'page' : undefined}
            className={styles['section']}
            key={section}
            to={to}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className={styles['content']}>{children}</div>
    </div>
  );
}
