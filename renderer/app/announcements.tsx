import { type ReactNode, useRef } from 'react';
import { useStatus } from '../bridge/connection.tsx';
import styles from './announcements.module.css';

/** Tells a screen reader when a scan has ended. Silent about the one that had ended before the window came. */
export function Announcements(): ReactNode {
  const { lastScan } = useStatus();
  const atFirst = useRef(lastScan?.scanId);
  const said =
    lastScan === null || lastScan.scanId === atFirst.current
      ? ''
      : `The scan of ${lastScan.connectorName} has ended. ${lastScan.words}`;
  return (
    <div aria-live="polite" className={styles['unseen']} role="status">
      {said}
    </div>
  );
}
