import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import styles from './keychain-notice.module.css';

/**
 * What the keychain's state means for tokens, and what can be done. Says nothing while all is well, unless `always` asks
 * for the good news too.
 */
export function KeychainNotice({ always = false }: { readonly always?: boolean | undefined }): ReactNode {
  const { keychain } = useStatus();
  const ask = useAction((client, _: null, options) => client.application.probeKeychain(null, options));
  const keep = useAction((client, session: boolean, options) =>
    client.application.keepTokensForSession({ session }, options),
  );
  const failure = ask.failure ?? keep.failure;

  if (keychain.sessionOnly && keychain.managed) {
    return <StateMark kind="idle" label={say('keychain:sessionByPolicy')} />;
  }
  if (keychain.sessionOnly) {
    return (
      <div className={styles['notice']} data-kind="warning">
        <StateMark kind="warning" label={say('keychain:sessionOnly')} />
        <div className={styles['actions']}>
          <Button loading={keep.running} onClick={() => void keep.run(false)}>
            {say('keychain:useAgain')}
          </Button>
        </div>
        {failure && <FailureNotice failure={failure} />}
      </div>
    );
  }
  if (keychain.state === 'available') {
    if (!always) return null;
    return <StateMark kind="good" label={say('keychain:ready')} />;
  }
  if (keychain.state === 'probing') {
    return <StateMark kind="running" label={say('keychain:asking')} />;
  }
  return (
    <div className={styles['notice']} data-kind="warning">
      <StateMark
        kind="warning"
        label={keychain.state === 'locked' ? say('keychain:locked') : say('keychain:unavailable')}
      />
      <p className={styles['text']}>{keychain.reason}</p>
      <p className={styles['text']}>
        {keychain.state === 'unavailable' && `${say('keychain:onLinux')} `}
        {say('keychain:session')}
      </p>
      <div className={styles['actions']}>
        <Button loading={ask.running} onClick={() => void ask.run(null)}>
          {say('keychain:askAgain')}
        </Button>
        {!keychain.managed && (
          <Button loading={keep.running} onClick={() => void keep.run(true)}>
            {say('keychain:keepForSession')}
          </Button>
        )}
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
