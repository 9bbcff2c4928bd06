import { ActionIcon, Button, Menu, Table } from '@mantine/core';
import { Ellipsis, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { offerUndo } from '../../components/undo-notice.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './rule-list.module.css';
import { ruleState } from './rule-state.ts';

/** The ingest rules there are: what, when, how each stands, and what can be done with it. */
export function RuleList({ rules }: { readonly rules: readonly RuleView[] }): ReactNode {
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table className={styles['table'] ?? ''} verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('importRule:list.what')}</Table.Th>
            <Table.Th className={styles['when'] ?? ''}>{say('importRule:list.when')}</Table.Th>
            <Table.Th>{say('importRule:list.state')}</Table.Th>
            <Table.Th className={styles['last'] ?? ''}>{say('importRule:list.lastRun')}</Table.Th>
            <Table.Th>
              <span className={styles['heard']}>{say('importRule:list.actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RuleRow({ rule }: { readonly rule: RuleView }): ReactNode {
  const { id, connectorId, connectorName, scopeWords, scheduleWords, comingRuns, lastStartedAt, paused } =
    rule;
  const navigate = useNavigate();
  const { running, schedulePaused } = useStatus();
  const isScanning = running.some((scan) => scan.connectorId === connectorId);
  const { kind, words, because } = ruleState(rule, schedulePaused);

  const runNow = useAction((client, ruleId: string, options) =>
    client.scans.start({ connectorId, ruleId, full: false }, options),
  );
  const change = useAction((client, what: 'pause' | 'resume', options) =>
    client.rules[what]({ ruleId: id }, options),
  );
  const removal = useAction((client, ruleId: string, options) => client.rules.remove({ ruleId }, options));
  const failure = runNow.failure ?? change.failure ?? removal.failure;

  const remove = async (): Promise<void> => {
    const removed = await removal.run(id);
    if (removed) {
      offerUndo(
        say('importRule:list.deleted', { scope: scopeWords, connector: connectorName }),
        removed.undoId,
      );
    }
  };

  return (
    <>
      <Table.Tr>
        <Table.Td>
          <div className={styles['what']}>{scopeWords}</div>
          <div className={styles['dim']}>{connectorName}</div>
        </Table.Td>
        <Table.Td>
          <div className={styles['schedule']}>{scheduleWords}</div>
          {comingRuns[0] && (
            <div className={styles['dim']}>{say('importRule:list.next', { time: comingRuns[0].words })}</div>
          )}
        </Table.Td>
        <Table.Td>
          <StateMark kind={kind} label={words} />
          {because !== null && <div className={styles['dim']}>{because}</div>}
        </Table.Td>
        <Table.Td className={styles['last'] ?? ''}>
          {lastStartedAt === null ? say('importRule:list.never') : <RelativeTime at={lastStartedAt} />}
        </Table.Td>
        <Table.Td>
          <div className={styles['actions']}>
            <Button disabled={isScanning} loading={runNow.running} onClick={() => void runNow.run(id)}>
              {isScanning ? say('importRule:list.running') : say('importRule:list.runNow')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon
                  aria-label={say('importRule:list.more', { scope: scopeWords, connector: connectorName })}
                >
                  <Ellipsis aria-hidden size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<Pencil size={14} />}
                  onClick={() => navigate(addresses.importRule({ ruleId: id }))}
                >
                  {say('importRule:list.edit')}
                </Menu.Item>
                <Menu.Item
                  leftSection={paused ? <Play size={14} /> : <Pause size={14} />}
                  onClick={() => void change.run(paused ? 'resume' : 'pause')}
                >
                  {paused ? say('importRule:list.resume') : say('importRule:list.pause')}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item
                  color="var(--bad)"
                  leftSection={<Trash2 size={14} />}
                  onClick={() => void remove()}
                >
                  {say('importRule:list.delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        </Table.Td>
      </Table.Tr>
      {failure && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <FailureNotice failure={failure} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
