import type { ReactNode } from 'react';
import { useStatus } from '../../bridge/connection.tsx';
import styles from './api-access-steps.module.css';

/**
 * How to create the service user whose token the connector uses. The way through the console and the names of the
 * permissions are those of SentinelOne's role editor.
 */
export function ApiAccessSteps(): ReactNode {
  const { mode } = useStatus();
  return (
    <>
      <p className={styles['text']}>In the SentinelOne console, create a service user and copy its token:</p>
      <ol className={styles['steps']}>
        <li>
          Open <b>Settings</b> › <b>Users</b> › <b>Service Users</b>.
        </li>
        <li>
          Choose <b>Actions</b> › <b>Create New Service User</b>.
        </li>
        <li>Give it a name that says what it is for, and an expiration date: two years is usual.</li>
        <li>
          Choose the scope: <b>one account, or one site</b>. Some calls refuse tokens of several scopes.
        </li>
        <li>
          Choose the role <b>Viewer</b>, or one with the permissions <b>Endpoints › View</b>
          {mode === 'scan' ? (
            <>
              {' '}
              and <b>Applications › View</b> and <b>View risks</b>.
            </>
          ) : (
            '.'
          )}
        </li>
        <li>
          Copy the token. <b>It is shown only once.</b>
        </li>
      </ol>
      <p className={styles['text']}>
        A token of your own user works too, but the console ends it after 30 days.
      </p>
    </>
  );
}
