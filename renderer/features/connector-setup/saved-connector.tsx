import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { StateMark } from '../../components/state-mark.tsx';
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
        label={`${connector.name} is saved${isVerified ? ' and verified' : ', but not verified'}.`}
      />
      {keychainProblem !== null && (
        <div className={styles['problem']} role="alert">
          <StateMark
            kind="warning"
            label={
              connector.token === 'session'
                ? 'The keychain does not hold its token, which is kept for this session only.'
                : 'The keychain does not hold what it should.'
            }
          />
          <p className={styles['text']}>{keychainProblem}</p>
        </div>
      )}
      {isNew && (
        <p className={styles['text']}>
          Next: choose what is imported through it, and when. Nothing is ingested until then.
        </p>
      )}
      <div className={styles['actions']}>
        {isNew ? (
          <>
            <Button onClick={onClose}>Later</Button>
            <Button
              autoFocus
              onClick={() => navigate(addresses.importRule({ connectorId: connector.id }))}
              variant="filled"
            >
              Import via Connector
            </Button>
          </>
        ) : (
          <Button autoFocus onClick={onClose} variant="filled">
            Close
          </Button>
        )}
      </div>
    </div>
  );
}
