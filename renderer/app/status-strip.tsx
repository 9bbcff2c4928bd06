import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import { say, words } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { RelativeTime } from '../components/relative-time.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { addresses } from '../navigation/addresses.ts';
import { AttentionList } from './attention-list.tsx';
import { DemoMark } from './demo-mark.tsx';
import styles from './status-strip.module.css';
import { StripProgress } from './strip-progress.tsx';
import { UpdateMark } from './update-mark.tsx';

/** What is always on show: mode, last good scan, next due, connection, and what needs a person. */
export function StatusStrip(): ReactNode {
  return (
    <footer aria-label={say('frame:status.strip')} role="contentinfo" className={styles['strip']}>
      <DemoMark />
      <Mode />
      <LastGoodScan />
      <DataPartial />
      <NextDue />
      <span className={styles['gap']} />
      <StripProgress />
      <Keychain />
      <Online />
      <UpdateMark />
      <AttentionList />
    </footer>
  );
}

function Mode(): ReactNode {
  const { mode } = useStatus();
  return (
    <span className={styles['item']}>
      <ScreenLink to={addresses.settings('mode')}>{ingestModeNames[mode]}</ScreenLink>
    </span>
  );
}

function LastGoodScan(): ReactNode {
  const { lastGoodScan, connectors, attention } = useStatus();
  if (lastGoodScan === null) {
    const isReadable = attention.every(({ kind }) => kind !== 'project');
    return (
      <span className={styles['item']}>
        {isReadable ? say('frame:status.noCompleteScan') : say('frame:status.lastScanUnknown')}
      </span>
    );
  }
  const { scanId, connectorName, scopeWords, finishedAt } = lastGoodScan;
  return (
    <span className={styles['item']}>
      <span>
        <Trans
          components={{
            scan: (
              <ScreenLink to={addresses.scan(scanId)}>
                <RelativeTime at={finishedAt} />
              </ScreenLink>
            ),
            whose: <span className={styles['whose']} />,
          }}
          i18n={words}
          i18nKey={connectors.length > 1 ? 'frame:status.lastGoodScanOf' : 'frame:status.lastGoodScan'}
          values={{ connector: connectorName, scope: scopeWords }}
        />
      </span>
    </span>
  );
}

/** That what is shown is not all complete and current; the overview says which and why. */
function DataPartial(): ReactNode {
  const { data, lastGoodScan } = useStatus();
  if (data.text === null || lastGoodScan === null) return null;
  return (
    <span className={styles['item']} title={data.text}>
      <StateMark
        kind="warning"
        label={<ScreenLink to={addresses.overview()}>{say('frame:status.dataPartial')}</ScreenLink>}
      />
    </span>
  );
}

function NextDue(): ReactNode {
  const { nextDue, schedulePaused, connectors } = useStatus();
  if (connectors.length === 0) return null;
  if (schedulePaused) return <SchedulePaused />;
  if (nextDue === null) return <span className={styles['item']}>{say('frame:status.nothingScheduled')}</span>;
  return (
    <span className={styles['item']}>
      <span>
        <Trans
          components={{
            due: (
              <ScreenLink to={addresses.importRule({ ruleId: nextDue.ruleId })}>
                <RelativeTime at={nextDue.at} />
              </ScreenLink>
            ),
            whose: <span className={styles['whose']} />,
          }}
          i18n={words}
          i18nKey={connectors.length > 1 ? 'frame:status.nextDueOf' : 'frame:status.nextDue'}
          values={{ connector: nextDue.connectorName }}
        />
      </span>
    </span>
  );
}

function SchedulePaused(): ReactNode {
  const resume = useAction((client) => client.settings.pauseSchedule({ paused: false }));
  return (
    <span className={styles['item']}>
      <StateMark kind="paused" label={say('frame:status.schedulePaused')} />
      <Button
        disabled={resume.running}
        onClick={() => void resume.run(null)}
        size="compact-xs"
        variant="subtle"
      >
        {say('frame:status.resumeSchedule')}
      </Button>
    </span>
  );
}

function Keychain(): ReactNode {
  const { keychain, attention } = useStatus();
  const probe = useAction((client) => client.application.probeKeychain(null));
  if (keychain.sessionOnly) {
    return (
      <span className={styles['item']} title={say('frame:status.tokensForSessionMeans')}>
        {say('frame:status.tokensForSession')}
      </span>
    );
  }
  if (keychain.state === 'available' || keychain.state === 'probing') return null;
  // What needs a person stands beside it, and says it in full.
  if (attention.some(({ kind }) => kind === 'keychain')) return null;
  return (
    <UnstyledButton
      className={styles['press']}
      disabled={probe.running}
      onClick={() => void probe.run(null)}
      title={
        keychain.reason === null
          ? say('frame:status.askKeychain')
          : say('frame:status.askKeychainBecause', { reason: keychain.reason })
      }
    >
      <StateMark
        kind={keychain.state === 'locked' ? 'warning' : 'bad'}
        label={
          keychain.state === 'locked' ? say('frame:status.keychainLocked') : say('frame:status.noKeychain')
        }
      />
    </UnstyledButton>
  );
}

function Online(): ReactNode {
  const { online } = useStatus();
  return (
    <span className={styles['item']}>
      <StateMark
        kind={online ? 'good' : 'warning'}
        label={online ? say('frame:status.online') : say('frame:status.offline')}
      />
    </span>
  );
}
