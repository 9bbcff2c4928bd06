import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { words } from '../../../preload/words/say.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import styles from './sync-mode-notice.module.css';

/** How far back the last scan that read findings is looked for, in scans. */
const searched = 200;

/** In Asset Sync Mode: that findings are not updated, and since when. */
export function SyncModeNotice(): ReactNode {
  const { mode } = useStatus();
  const { data } = useReading(
    ['last scan of findings'],
    async (client, signal) => {
      const { scans } = await client.scans.list(
        { connectorId: null, states: ['complete', 'partial', 'needs-review'], offset: 0, limit: searched },
        { signal },
      );
      return scans.find((scan) => scan.mode === 'scan')?.finishedAt ?? null;
    },
    { enabled: mode === 'asset-sync', follows: ['scans'] },
  );
  if (mode !== 'asset-sync') return null;
  const toMode = <ScreenLink to={addresses.settings('mode')}>{null}</ScreenLink>;
  return (
    <div className={styles['notice']} role="note">
      <StateMark
        kind="warning"
        label={
          data ? (
            <Trans
              components={{ time: <RelativeTime at={data} />, toMode }}
              i18n={words}
              i18nKey="findings:notUpdatedSince"
            />
          ) : (
            <Trans components={{ toMode }} i18n={words} i18nKey="findings:notUpdated" />
          )
        }
      />
    </div>
  );
}
