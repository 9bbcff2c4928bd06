import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { addresses } from '../navigation/addresses.ts';
import styles from './status-strip.module.css';

/** Says that a newer version is ready to be installed; nothing otherwise. */
export function UpdateMark(): ReactNode {
  const { update } = useStatus();
  if (update.phase !== 'ready') return null;
  return (
    <span className={styles['item']}>
      <ScreenLink to={addresses.settings('updates')}>
        {say('frame:status.updateReady', { version: update.version ?? '' })}
      </ScreenLink>
    </span>
  );
}
