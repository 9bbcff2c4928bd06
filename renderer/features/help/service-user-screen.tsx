import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { ApiAccessSteps } from '../../components/api-access-steps.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { HelpPage } from './help-page.tsx';
import { type Permission, permissions } from './permissions.ts';
import styles from './service-user-screen.module.css';

/** How to create the service user of a connector, and what each of its permissions is for. */
export function ServiceUserScreen(): ReactNode {
  const { mode } = useStatus();
  return (
    <Screen state={say('help:serviceUser.what')} title={say('help:section.service-user')}>
      <HelpPage current="service-user">
        <ApiAccessSteps />
        <h2 className={styles['title']}>{say('help:serviceUser.permissions')}</h2>
        <p className={styles['text']}>{say('help:serviceUser.permissionsText')}</p>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('help:serviceUser.permission')}</th>
              <th scope="col">{say('help:serviceUser.purpose')}</th>
              <th scope="col">{say('help:serviceUser.needed')}</th>
            </tr>
          </thead>
          <tbody>
            {permissions.map(({ name, purpose, needed }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{purpose}</td>
                <td>{say(`help:serviceUser.${neededWord(needed, mode)}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2 className={styles['title']}>{say('help:serviceUser.scope')}</h2>
        <p className={styles['text']}>{say('help:serviceUser.scopeText')}</p>
        <h2 className={styles['title']}>{say('help:serviceUser.end')}</h2>
        <p className={styles['text']}>
          <Trans components={{ setup: <SetupLink /> }} i18n={words} i18nKey="help:serviceUser.endText" />
        </p>
      </HelpPage>
    </Screen>
  );
}

function SetupLink({ children }: { readonly children?: ReactNode }): ReactNode {
  return <ScreenLink to={addresses.connectors()}>{children}</ScreenLink>;
}

function neededWord(needed: Permission['needed'], mode: IngestMode): 'yes' | 'no' | 'inScanMode' {
  if (needed === 'no') return 'no';
  return needed === 'always' || mode === 'scan' ? 'yes' : 'inScanMode';
}
