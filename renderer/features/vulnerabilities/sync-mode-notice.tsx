import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { words } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './sync-mode-notice.module.css';

/** In Asset Sync Mode: that findings are not updated, and since when. */
export function SyncModeNotice(): ReactNode {
  const { mode, findingsAsOf } = useStatus();
  if (mode !== 'asset-sync') return null;
  const toMode = <ScreenLink to={addresses.settings('mode')}>{null}</ScreenLink>;
  return (
    <div className={styles['notice']} role="note">
      <StateMark
        kind="warning"
        label={
          findingsAsOf ? (
            <Trans
              components={{ time: <RelativeTime at={findingsAsOf} />, toMode }}
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
