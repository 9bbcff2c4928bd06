import { Button } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { addresses } from '../../navigation/addresses.ts';
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
        {say('firstRun:demo.title')}
      </h2>
      <p className={styles['text']}>{say('firstRun:demo.what')}</p>
      <p className={styles['text']}>{say('firstRun:demo.apart')}</p>
      <Button loading={enter.running} onClick={() => void explore()}>
        {isInDemo ? say('firstRun:demo.back') : say('firstRun:demo.explore')}
      </Button>
      {enter.failure && <FailureNotice failure={enter.failure} />}
    </aside>
  );
}
