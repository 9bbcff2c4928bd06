import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DataFacts } from '../../../preload/contract/calls/project-calls.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { dataCounts } from '../../components/data-counts.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { Setting } from './setting.tsx';

const word = 'delete';

/** Deletes every asset, finding and scan, after the word for it was typed. */
export function DeleteData({ now }: { readonly now: DataFacts }): ReactNode {
  const confirm = useConfirm();
  const [done, setDone] = useState(false);
  const remove = useAction((client, _: null) => client.project.deleteAll({ confirm: word }));
  const run = async (): Promise<void> => {
    setDone(false);
    remove.clear();
    const sure = await confirm({
      title: say('settingsData:delete.question'),
      text: <p>{say('settingsData:delete.effects', dataCounts(now))}</p>,
      action: say('settingsData:delete.title'),
      danger: true,
      typed: word,
    });
    if (sure) setDone((await remove.run(null)) !== undefined);
  };
  return (
    <Setting
      failure={remove.failure}
      label={say('settingsData:delete.title')}
      outcome={done && <StateMark kind="good" label={say('settingsData:delete.done')} />}
      text={say('settingsData:delete.means')}
    >
      <Button color="var(--bad)" disabled={remove.running} onClick={() => void run()} variant="outline">
        {say('settingsData:delete.asks')}
      </Button>
    </Setting>
  );
}
