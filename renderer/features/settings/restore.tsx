import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import type { DataFacts } from '../../../preload/contract/calls/project-calls.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { byteWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { rowCounts } from '../../components/data-counts.ts';
import { Mono } from '../../components/mono.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import styles from './restore.module.css';
import { Setting } from './setting.tsx';

/**
 * Puts a backup in the project's place. What is in it is shown first; the project there was is kept.
 * @param now what the project holds; null where that cannot be read
 */
export function Restore({ now }: { readonly now: DataFacts | null }): ReactNode {
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
    const sure = await confirm({
      title: say('settingsData:restore.question'),
      text: (
        <>
          <p>
            <BackupFacts backup={backup} />
          </p>
          <p>
            {now === null
              ? say('settingsData:restore.effectsUnread')
              : say('settingsData:restore.effects', rowCounts(now))}
          </p>
        </>
      ),
      action: say('settingsData:restore.action'),
      danger: true,
    });
    if (!sure) return;
    setSteps(null);
    setKeptAs((await restore.run(backup.choiceId))?.keptAs ?? null);
  };
  return (
    <Setting
      failure={choose.failure ?? restore.failure ?? kept.failure}
      label={say('settingsData:restore.title')}
      outcome={
        restore.running ? (
          <ProgressBar
            done={steps?.done ?? 0}
            label={say('settingsData:restore.running')}
            total={steps === null || steps.total === 0 ? null : steps.total}
          />
        ) : (
          keptAs !== null && (
            <StateMark
              kind="good"
              label={
                keptAs === '' ? (
                  say('settingsData:restore.doneAnew')
                ) : (
                  <Trans
                    components={{ file: <Mono>{keptAs}</Mono> }}
                    i18n={words}
                    i18nKey="settingsData:restore.done"
                  />
                )
              }
            />
          )
        )
      }
      text={say('settingsData:restore.means')}
    >
      {kept.data && kept.data.length > 0 && (
        <Menu onChange={setOpen} opened={open} position="bottom-end">
          <Menu.Target>
            <Button disabled={choose.running || restore.running}>
              {say('settingsData:restore.scheduled')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={styles['kept'] ?? ''}>
            {kept.data.map(({ name, at, bytes }) => (
              <Menu.Item key={name} onClick={() => void run(name)}>
                {say('settingsData:restore.scheduledOne', { time: exactTime(at), size: byteWords(bytes) })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button disabled={choose.running || restore.running} onClick={() => void run(null)}>
        {say('settingsData:restore.asks')}
      </Button>
    </Setting>
  );
}

function BackupFacts({
  backup: { file, assets, findings, lastScanAt },
}: {
  readonly backup: {
    readonly file: string;
    readonly assets: number;
    readonly findings: number;
    readonly lastScanAt: string | null;
  };
}): ReactNode {
  const components = { file: <Mono>{file}</Mono> };
  const held = rowCounts({ assets, findings });
  if (lastScanAt === null) {
    return (
      <Trans components={components} i18n={words} i18nKey="settingsData:restore.hasNoScan" values={held} />
    );
  }
  return (
    <Trans
      components={components}
      i18n={words}
      i18nKey="settingsData:restore.has"
      values={{ ...held, time: exactTime(lastScanAt) }}
    />
  );
}
