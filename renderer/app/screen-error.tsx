import { Button } from '@mantine/core';
import { Bug } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { say } from '../../preload/words/say.ts';
import { useClient } from '../bridge/connection.tsx';
import { reportError } from '../bridge/error-reports.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import styles from './screen-error.module.css';

/** Shown in place of a screen that failed: reports it to main, and offers to reload the screen. */
export function ScreenError(): ReactNode {
  const error = useRouteError();
  const client = useClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => reportError(client, error), [client, error]);
  const raw = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <div className={styles['error']} role="alert">
      <EmptyState
        action={
          <div className={styles['actions']}>
            <Button onClick={() => void navigate(`${pathname}${search}`, { replace: true })} variant="filled">
              {say('frame:broken.reload')}
            </Button>
            <CopyButton label={say('components:copyDetails')} text={raw}>
              {say('frame:broken.copy')}
            </CopyButton>
          </div>
        }
        icon={Bug}
        text={say('frame:broken.text')}
        title={say('frame:broken.title')}
      />
    </div>
  );
}
