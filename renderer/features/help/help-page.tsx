import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addresses, type HelpSection } from '../../app/addresses.ts';
import styles from './help-page.module.css';

const sections: readonly { readonly section: HelpSection; readonly label: string }[] = [
  { section: 'diagnostics', label: 'Diagnostics' },
  { section: 'service-user', label: 'Service user' },
  { section: 'errors', label: 'Error codes' },
];

/** The content of a section of Help, beside the names of all. */
export function HelpPage({
  current,
  children,
}: {
  readonly current: HelpSection;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['page']}>
      <nav aria-label="Help" className={styles['sections']}>
        {sections.map(({ section, label }) => (
          <Link
            aria-current={section === current ? 'page' : undefined}
            className={styles['section']}
            key={section}
            to={addresses.help(section)}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles['content']}>{children}</div>
    </div>
  );
}
