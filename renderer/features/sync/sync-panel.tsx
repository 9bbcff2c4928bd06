import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { useShortcuts } from '../../commands/screen-shortcuts.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { RunningScan } from './running-scan.tsx';
import { useSync } from './sync.tsx';
import { syncObstacle } from './sync-obstacle.ts';
import styles from './sync-panel.module.css';

/** The running scans, and what can be scanned now. */
export function SyncPanel(): ReactNode {
  const status = useStatus();
  const { starting, failures, attachedTo, setOpened } = useSync();
  // What had the focus may go while its scan begins, and no key reaches the panel itself any more.
  useShortcuts([
    {
      keys: 'Escape',
      label: say('sync:closePanel'),
      group: say('shortcuts:group.everywhere'),
      run: () => setOpened(false),
    },
  ]);
  const obstacle = syncObstacle(status);
  return (
    <div className={styles['panel']}>
      {obstacle !== null && <StateMark kind="warning" label={obstacle} />}
      {failures.map(({ connectorName, failure }) => (
        <div key={connectorName}>
          <div className={styles['note']}>{say('sync:failed', { connector: connectorName })}</div>
          <FailureNotice failure={failure} />
        </div>
      ))}
      {attachedTo.length > 0 && (
        <div className={styles['note']} role="status">
          {say('sync:attached', { connectors: listWords(attachedTo) })}
        </div>
      )}
      {status.running.map((scan) => (
        <RunningScan key={scan.connectorId} scan={scan} />
      ))}
      {starting.length > 0 && <StateMark kind="running" label={say('sync:starting')} />}
      <Choice />
      <LastScan />
    </div>
  );
}

function Choice(): ReactNode {
  const { connectors, running } = useStatus();
  const { start, starting } = useSync();
  const [full, setFull] = useState(false);
  const isBusy = (id: string): boolean =>
    starting.includes(id) || running.some(({ connectorId }) => connectorId === id);
  const free = connectors.filter(({ id }) => !isBusy(id)).map(({ id }) => id);
  if (free.length === 0) return null;
  const verb = full ? say('sync:fullScan') : say('sync:syncNow');
  return (
    <section aria-label={say('sync:start')} className={styles['choice']}>
      <ul className={styles['connectors']}>
        {connectors.length > 1 && (
          <li className={styles['connector']}>
            <span className={styles['name']}>{say('sync:allConnectors')}</span>
            <Button
              aria-label={full ? say('sync:fullScanAll') : say('sync:syncAll')}
              data-autofocus
              onClick={() => start(free, full)}
              variant="filled"
            >
              {verb}
            </Button>
          </li>
        )}
        {connectors.map(({ id, name }) => (
          <li className={styles['connector']} key={id}>
            <span className={styles['name']}>{name}</span>
            {isBusy(id) ? (
              <StateMark kind="running" label={say('sync:running')} />
            ) : (
              <Button
                aria-label={say(full ? 'sync:fullScanOne' : 'sync:syncOne', { connector: name })}
                onClick={() => start([id], full)}
              >
                {verb}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Checkbox
        checked={full}
        description={say('sync:fullScanMeans')}
        label={say('sync:fullScan')}
        onChange={(event) => setFull(event.currentTarget.checked)}
      />
    </section>
  );
}

function LastScan(): ReactNode {
  const { lastScan } = useStatus();
  if (lastScan === null) return null;
  return (
    <div className={styles['last']}>
      <div>
        <Trans
          components={{ when: <RelativeTime at={lastScan.finishedAt} /> }}
          i18n={words}
          i18nKey="sync:lastScan"
          values={{ connector: lastScan.connectorName, scope: lastScan.scopeWords }}
        />
      </div>
      <div>
        <ScreenLink to={addresses.scan(lastScan.scanId)}>{lastScan.words}</ScreenLink>
      </div>
    </div>
  );
}
