import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { byteWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Setting } from './setting.tsx';

/** Writes a copy of the project into a file that the user chooses. */
export function BackUp(): ReactNode {
  const [steps, setSteps] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [written, setWritten] = useState<{ readonly file: string; readonly bytes: number } | null>(null);
  const backup = useAction((client, _: null, { signal }) =>
    client.project.backup(null, { signal, onProgress: setSteps }),
  );
  const run = async (): Promise<void> => {
    setWritten(null);
    setSteps(null);
    setWritten((await backup.run(null)) ?? null);
  };
  return (
    <Setting
      failure={backup.failure}
      label={say('settingsData:backUp.title')}
      outcome={
        backup.running && steps ? (
          <ProgressBar
            done={steps.done}
            label={say('settingsData:backUp.running')}
            total={steps.total === 0 ? null : steps.total}
          />
        ) : (
          written && (
            <StateMark
              kind="good"
              label={say('settingsData:backUp.done', { file: written.file, size: byteWords(written.bytes) })}
            />
          )
        )
      }
      text={say('settingsData:backUp.means')}
    >
      {backup.running && <Button onClick={backup.cancel}>{say('settingsData:backUp.cancel')}</Button>}
      <Button disabled={backup.running} onClick={() => void run()}>
        {say('settingsData:backUp.asks')}
      </Button>
    </Setting>
  );
}
