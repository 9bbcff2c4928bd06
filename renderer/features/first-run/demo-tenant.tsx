import { Button } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { useAction } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import styles from './demo-tenant.module.css';

/** The other way in: a console over an invented company, on this machine. */
export function DemoTenant({ isInDemo }: { readonly isInDemo: boolean }): ReactNode {
  const navigate = useNavigate();
  const enter = useAction(async (client, _: null, options) => {
    await client.application.enterDemo(null, options);
    return true;
  });
  const explore = async (): Promise<void> => {
    if (isInDemo || (await enter.run(null))) void navigate(addresses.overview());
  };
  return (
    <aside aria-labelledby="demo-tenant" className={styles['demo']}>
      <FlaskConical aria-hidden className={styles['icon']} size={20} strokeWidth={1.6} />
      <h2 className={styles['title']} id="demo-tenant">
        No token at hand?
      </h2>
      <p className={styles['text']}>
        The demo tenant is a SentinelOne console over an invented company. It comes with the application, runs
        on this machine and needs no network. Scan it, sort it, filter it: every screen works as with a real
        one.
      </p>
      <p className={styles['text']}>
        It has a project of its own, so nothing of it is ever mixed with your data. Leave it whenever you
        like.
      </p>
      <Button loading={enter.running} onClick={() => void explore()}>
        {isInDemo ? 'Back to the demo tenant' : 'Explore a demo tenant'}
      </Button>
      {enter.failure && <FailureNotice failure={enter.failure} />}
    </aside>
  );
}
