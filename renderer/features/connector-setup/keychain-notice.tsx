import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { StateMark } from '../../components/state-mark.tsx';
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
    return (
      <StateMark
        kind="idle"
        label="The policy of this machine keeps tokens for this session only. They have to be entered again when the application has quit."
      />
    );
  }
  if (keychain.sessionOnly) {
    return (
      <div className={styles['notice']} data-kind="warning">
        <StateMark
          kind="warning"
          label="Tokens are kept for this session only. They are gone when the application quits, and then have to be entered again."
        />
        <div className={styles['actions']}>
          <Button loading={keep.running} onClick={() => void keep.run(false)}>
            Use the keychain again
          </Button>
        </div>
        {failure && <FailureNotice failure={failure} />}
      </div>
    );
  }
  if (keychain.state === 'available') {
    if (!always) return null;
    return (
      <StateMark
        kind="good"
        label="This system's keychain is ready: tokens are kept there and nowhere else."
      />
    );
  }
  if (keychain.state === 'probing') {
    return <StateMark kind="running" label="Asking this system's keychain whether it can keep tokens…" />;
  }
  return (
    <div className={styles['notice']} data-kind="warning">
      <StateMark
        kind="warning"
        label={
          keychain.state === 'locked'
            ? 'The keychain is locked, so tokens cannot be kept in it.'
            : 'There is no keychain that can keep tokens.'
        }
      />
      <p className={styles['text']}>{keychain.reason}</p>
      <p className={styles['text']}>
        {keychain.state === 'unavailable' &&
          'On Linux the keychain is a Secret Service, such as GNOME Keyring or KWallet. '}
        Tokens that are kept for this session are in memory: they have to be entered again when the
        application has quit, and are never written to a file.
      </p>
      <div className={styles['actions']}>
        <Button loading={ask.running} onClick={() => void ask.run(null)}>
          Ask again
        </Button>
        {!keychain.managed && (
          <Button loading={keep.running} onClick={() => void keep.run(true)}>
            Keep tokens for this session only
          </Button>
        )}
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
