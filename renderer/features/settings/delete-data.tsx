import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DataFacts } from '../../../preload/contract/calls/project-calls.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { counted } from '../../components/number-words.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { Setting } from './setting.tsx';

const word = 'delete';

/** Deletes every asset, finding and scan, after the word for it was typed. */
export function DeleteData({ now: { assets, findings, scans } }: { readonly now: DataFacts }): ReactNode {
  const confirm = useConfirm();
  const [done, setDone] = useState(false);
  const remove = useAction((client, _: null) => client.project.deleteAll({ confirm: word }));
  const run = async (): Promise<void> => {
    setDone(false);
    remove.clear();
    const sure = await confirm({
      title: 'Delete all data?',
      text: (
        <p>
          {counted(assets, 'asset')}, {counted(findings, 'finding')} and {counted(scans, 'scan')} are deleted,
          with every status and severity that a person set. This cannot be undone. Connectors, rules and
          settings stay; the next scan reads everything anew.
        </p>
      ),
      action: 'Delete all data',
      danger: true,
      typed: word,
    });
    if (sure) setDone((await remove.run(null)) !== undefined);
  };
  return (
    <Setting
      failure={remove.failure}
      label="Delete all data"
      outcome={done && <StateMark kind="good" label="All data was deleted." />}
      text="Every asset, finding and scan. Connectors, rules and settings stay."
    >
      <Button color="var(--bad)" disabled={remove.running} onClick={() => void run()} variant="outline">
        Delete all data…
      </Button>
    </Setting>
  );
}
