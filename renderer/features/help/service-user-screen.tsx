import type { ReactNode } from 'react';
import { addresses } from '../../app/addresses.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { ApiAccessSteps } from '../first-run/api-access-steps.tsx';
import { HelpPage } from './help-page.tsx';
import { permissions } from './permissions.ts';
import styles from './service-user-screen.module.css';

/** How to create the service user of a connector, and what each of its permissions is for. */
export function ServiceUserScreen(): ReactNode {
  const { mode } = useStatus();
  return (
    <Screen state="The user in the console whose API token a connector uses." title="Service user">
      <HelpPage current="service-user">
        <ApiAccessSteps />
        <h2 className={styles['title']}>Permissions</h2>
        <p className={styles['text']}>
          The built-in role Viewer has all of them. A role of your own needs these; the others make Verify
          Credentials tell more.
        </p>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              <th scope="col">What it is for</th>
              <th scope="col">Needed</th>
            </tr>
          </thead>
          <tbody>
            {permissions.map(({ name, purpose, needed }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{purpose}</td>
                <td>
                  {needed === 'always'
                    ? 'Yes'
                    : needed === 'scan'
                      ? mode === 'scan'
                        ? 'Yes'
                        : 'In Scan Mode'
                      : 'No'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2 className={styles['title']}>Scope</h2>
        <p className={styles['text']}>
          One account, or one site: what the token can see is what can be imported. Some calls refuse tokens
          of several scopes. For two accounts, make two service users and two connectors.
        </p>
        <h2 className={styles['title']}>When the token ends</h2>
        <p className={styles['text']}>
          The end is counted down from the first verification, and you are told 30, 14, 7 days and a day
          before. In the console, choose Actions › Copy user to make a successor, then replace the token in{' '}
          <ScreenLink to={addresses.connectors()}>Connector Setup</ScreenLink>. Rules that stood still go on
          by themselves.
        </p>
      </HelpPage>
    </Screen>
  );
}
