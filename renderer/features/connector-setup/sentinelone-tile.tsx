import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import styles from './sentinelone-tile.module.css';

/** A name, and so the same in every language. */
const vendor = 'SentinelOne';

/** The one kind of connector there is: what it ingests, and the way to set one up. */
export function SentinelOneTile({
  isDemo,
  onSetUp,
}: {
  readonly isDemo: boolean;
  readonly onSetUp: () => void;
}): ReactNode {
  const { mode } = useStatus();
  return (
    <div className={styles['tile']}>
      <ShieldCheck aria-hidden className={styles['icon']} size={22} strokeWidth={1.6} />
      <div className={styles['words']}>
        <h2 className={styles['name']}>{vendor}</h2>
        <p className={styles['text']}>
          {mode === 'scan' ? say('connectors:ingestsAll') : say('connectors:ingestsAssets')}
          {isDemo && ` ${say('connectors:ownOutsideDemo')}`}
        </p>
      </div>
      <Button disabled={isDemo} onClick={onSetUp} variant="filled">
        {say('connectors:setUp')}
      </Button>
    </div>
  );
}
