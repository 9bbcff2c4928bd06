import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { say, words } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import styles from './api-access-steps.module.css';

/** What the console calls things stands out. */
const marked = { b: <b /> };

/**
 * How to create the service user whose token the connector uses. The way through the console and the names of the
 * permissions are those of SentinelOne's role editor.
 */
export function ApiAccessSteps(): ReactNode {
  const { mode } = useStatus();
  const role = mode === 'scan' ? 'roleInScanMode' : 'role';
  return (
    <>
      <p className={styles['text']}>{say('firstRun:serviceUser.intro')}</p>
      <ol className={styles['steps']}>
        {(['open', 'create', 'name', 'scope', role, 'copy'] as const).map((step) => (
          <li key={step}>
            <Trans components={marked} i18n={words} i18nKey={`firstRun:serviceUser.${step}`} />
          </li>
        ))}
      </ol>
      <p className={styles['text']}>{say('firstRun:serviceUser.ownToken')}</p>
    </>
  );
}
