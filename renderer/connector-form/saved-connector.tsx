import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { say } from '../../preload/words/say.ts';
import { StateMark } from '../components/state-mark.tsx';
import { addresses } from '../navigation/addresses.ts';
import styles from './saved-connector.module.css';
import type { SavedDraft } from './use-connector-form.ts';

/** Says that a connector was saved and how, and offers the next step. */
export function SavedConnector({
  saved: { connector, keychainProblem },
  isNew,
  onClose,
}: {
  readonly saved: SavedDraft;
  readonly isNew: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const isVerified = connector.lastVerifiedAt !== null;
  return (
    <div className={styles['saved']}>
      <StateMark
        kind={isVerified ? 'good' : 'warning'}
        label={say(isVerified ? 'connectorForm:saved.verified' : 'connectorForm:saved.unverified', {
          connector: connector.name,
        })}
      />
      {keychainProblem !== null && (
        <div className={styles['problem']} role="alert">
          <StateMark
            kind="warning"
            label={
              connector.token === 'session'
                ? say('connectorForm:saved.tokenForSession')
                : say('connectorForm:saved.keychainDiffers')
            }
          />
          <p className={styles['text']}>{keychainProblem}</p>
        </div>
      )}
      {isNew && <p className={styles['text']}>{say('connectorForm:saved.next')}</p>}
      <div className={styles['actions']}>
        {isNew ? (
          <>
            <Button onClick={onClose}>{say('connectorForm:saved.later')}</Button>
            <Button
              autoFocus
              onClick={() => navigate(addresses.importRule({ connectorId: connector.id }))}
              variant="filled"
            >
              {say('connectorForm:saved.importViaConnector')}
            </Button>
          </>
        ) : (
          <Button autoFocus onClick={onClose} variant="filled">
            {say('connectorForm:saved.close')}
          </Button>
        )}
      </div>
    </div>
  );
}
