import { type ReactNode, useRef } from 'react';
import { say } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import styles from './announcements.module.css';

/** Tells a screen reader when a scan has ended. Silent about the one that had ended before the window came. */
export function Announcements(): ReactNode {
  const { lastScan } = useStatus();
  const atFirst = useRef(lastScan?.scanId);
  const said =
    lastScan === null || lastScan.scanId === atFirst.current
      ? ''
      : say('frame:scanEnded', {
          connector: lastScan.connectorName,
          scope: lastScan.scopeWords,
          words: lastScan.words,
        });
  return (
    <div aria-live="polite" className={styles['unseen']} role="status">
      {said}
    </div>
  );
}
