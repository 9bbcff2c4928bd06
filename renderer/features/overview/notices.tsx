import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import styles from './notices.module.css';
import type { OverviewNotice } from './overview-notices.ts';

/** What is to be known before the numbers, one line each. */
export function Notices({ notices }: { readonly notices: readonly OverviewNotice[] }): ReactNode {
  if (notices.length === 0) return null;
  return (
    <ul aria-label={say('overviewNotices:label')} className={styles['notices']}>
      {notices.map(({ id, kind, text, advice, code, action }) => (
        <li className={styles['notice']} data-kind={kind} key={id}>
          <StateMark
            kind={kind}
            label={
              <>
                <span className={styles['text']}>{text}</span>{' '}
                <span className={styles['advice']}>{advice}</span>
              </>
            }
          />
          {action && <ScreenLink to={action.to}>{action.label}</ScreenLink>}
          {code && <ErrorMeaning code={code} size="compact-xs" />}
        </li>
      ))}
    </ul>
  );
}
