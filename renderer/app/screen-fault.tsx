import { Button } from '@mantine/core';
import { Bug } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { useClient } from '../bridge/connection.tsx';
import { reportFault } from '../bridge/fault-reports.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import styles from './screen-fault.module.css';

/** Stands where a screen broke down: tells main, and offers to show the screen anew. */
export function ScreenFault(): ReactNode {
  const error = useRouteError();
  const client = useClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => reportFault(client, error), [client, error]);
  const raw = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <div className={styles['fault']} role="alert">
      <EmptyState
        action={
          <div className={styles['actions']}>
            <Button onClick={() => void navigate(`${pathname}${search}`, { replace: true })} variant="filled">
              Reload this screen
            </Button>
            <CopyButton label="Copy the details" text={raw}>
              Copy details
            </CopyButton>
          </div>
        }
        icon={Bug}
        text="The application has a fault here. Your data is not affected, and the fault was written to the log."
        title="This screen broke down"
      />
    </div>
  );
}
