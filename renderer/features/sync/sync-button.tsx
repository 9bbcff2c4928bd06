import { ActionIcon, Button, Popover } from '@mantine/core';
import { ChevronDown, Plug, RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { say } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useSync } from './sync.tsx';
import styles from './sync-button.module.css';
import { isWithoutToken, syncObstacleMark } from './sync-obstacle.ts';
import { SyncPanel } from './sync-panel.tsx';

/** Sync now in the header, with the panel of running scans below it. */
export function SyncButton(): ReactNode {
  const status = useStatus();
  const { opened, setOpened, press } = useSync();
  const isRunning = status.running.length > 0;
  const obstacle = syncObstacleMark(status);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus may be gone with a scan that has ended: the keyboard stays in the panel.
    if (opened && document.activeElement === document.body) panel.current?.focus();
  });
  if (status.connectors.length === 0) {
    return (
      <Button leftSection={<Plug size={14} />} onClick={press}>
        {say('sync:setUpConnector')}
      </Button>
    );
  }
  return (
    <div className={styles['sync']}>
      {obstacle !== null && <StateMark kind="warning" label={obstacle} />}
      <Popover
        onChange={setOpened}
        opened={opened}
        position="bottom-end"
        returnFocus
        trapFocus
        withRoles={false}
      >
        <Popover.Target>
          <Button.Group>
            <Button
              className={styles['press']}
              disabled={isWithoutToken(status)}
              leftSection={<RefreshCw className={isRunning ? styles['turning'] : undefined} size={14} />}
              onClick={press}
              variant="light"
            >
              {isRunning ? say('sync:syncing') : say('sync:syncNow')}
            </Button>
            <ActionIcon
              aria-expanded={opened}
              aria-haspopup="dialog"
              aria-label={say('sync:choices')}
              className={styles['more']}
              color="accent"
              onClick={() => setOpened(!opened)}
              size={30}
              variant="light"
            >
              <ChevronDown size={14} />
            </ActionIcon>
          </Button.Group>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('sync:panel')} ref={panel} role="dialog" tabIndex={-1}>
          <SyncPanel />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
