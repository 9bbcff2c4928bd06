import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DataFacts } from '../../../preload/contract/calls/project-calls.ts';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { Mono } from '../../components/mono.tsx';
import { counted } from '../../components/number-words.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { exactTime } from '../../components/time-words.ts';
import { byteWords } from '../import-history/scan-words.ts';
import styles from './restore.module.css';
import { Setting } from './setting.tsx';

/** Puts a backup in the project's place. What is in it is shown first; the project there was is kept. */
export function Restore({ now }: { readonly now: DataFacts }): ReactNode {
  const confirm = useConfirm();
  const { demo } = useStatus();
  const [steps, setSteps] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [keptAs, setKeptAs] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const choose = useAction((client, name: string | null) =>
    name === null ? client.project.chooseBackup(null) : client.project.chooseKeptBackup({ name }),
  );
  const kept = useReading(
    ['project', 'kept-backups'],
    (client, signal) => client.project.keptBackups(null, { signal }),
    {
      follows: ['settings'],
      enabled: demo === null,
    },
  );
  const restore = useAction((client, choiceId: string) =>
    client.project.restore({ choiceId }, { onProgress: setSteps }),
  );
  const run = async (name: string | null): Promise<void> => {
    setKeptAs(null);
    restore.clear();
    const backup = await choose.run(name);
    if (!backup) return;
    const last = backup.lastScanAt === null ? 'no scan' : `its last scan on ${exactTime(backup.lastScanAt)}`;
    const sure = await confirm({
      title: 'Restore this backup?',
      text: (
        <>
          <p>
            <Mono>{backup.file}</Mono> has {counted(backup.assets, 'asset')},{' '}
            {counted(backup.findings, 'finding')} and {last}.
          </p>
          <p>
            It takes the place of the project, which has {counted(now.assets, 'asset')} and{' '}
            {counted(now.findings, 'finding')} and is kept beside it under another name. Connectors, rules and
            settings stay.
          </p>
        </>
      ),
      action: 'Restore',
      danger: true,
    });
    if (!sure) return;
    setSteps(null);
    setKeptAs((await restore.run(backup.choiceId))?.keptAs ?? null);
  };
  return (
    <Setting
      failure={choose.failure ?? restore.failure ?? kept.failure}
      label="Restore"
      outcome={
        restore.running ? (
          <ProgressBar
            done={steps?.done ?? 0}
            label="Restoring"
            total={steps === null || steps.total === 0 ? null : steps.total}
          />
        ) : (
          keptAs !== null && (
            <StateMark
              kind="good"
              label={
                <>
                  Restored. The project there was is kept as <Mono>{keptAs}</Mono> in the same folder.
                </>
              }
            />
          )
        )
      }
      text="Puts a backup in the project’s place. You see what is in it before anything changes."
    >
      {kept.data && kept.data.length > 0 && (
        <Menu onChange={setOpen} opened={open} position="bottom-end">
          <Menu.Target>
            <Button disabled={choose.running || restore.running}>Scheduled backups</Button>
          </Menu.Target>
          <Menu.Dropdown className={styles['kept'] ?? ''}>
            {kept.data.map(({ name, at, bytes }) => (
              <Menu.Item key={name} onClick={() => void run(name)}>
                {exactTime(at)}, {byteWords(bytes)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button disabled={choose.running || restore.running} onClick={() => void run(null)}>
        Restore…
      </Button>
    </Setting>
  );
}
