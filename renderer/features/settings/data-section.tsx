import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { DataFacts } from '../../../preload/contract/calls/project-calls.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { byteWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { dataCounts } from '../../components/data-counts.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { BackUp } from './back-up.tsx';
import { BackupPlan } from './backup-plan.tsx';
import { DeleteData } from './delete-data.tsx';
import { KnownExploited } from './known-exploited.tsx';
import { ProjectList } from './project-list.tsx';
import { Restore } from './restore.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** Where the project lies and how much it is; copies of it, and its end. */
export function DataSection(): ReactNode {
  const { demo } = useStatus();
  const { data, failure, again } = useReading(
    ['project', 'facts'],
    (client, signal) => client.project.facts(null, { signal }),
    { follows: ['rows', 'scans'] },
  );
  const show = useAction((client, _: null) => client.project.showDataFolder(null));
  if (!data) {
    if (!failure) return <WaitingBlock height={260} />;
    return (
      <>
        <FailureNotice failure={failure} onRetry={again} />
        <SettingGroup title={say('settingsData:copies')}>
          <Restore now={null} />
        </SettingGroup>
      </>
    );
  }
  return (
    <>
      {!demo && <ProjectList />}
      <SettingGroup
        text={demo ? say('settingsData:textInDemo') : say('settingsData:text')}
        title={say('settingsData:title')}
      >
        <Setting failure={show.failure} label={say('settingsData:folder')} text={<Mono>{data.dataDir}</Mono>}>
          <Button onClick={() => void show.run(null)}>{say('settingsData:showFolder')}</Button>
        </Setting>
        <Setting label={say('settingsData:project')} text={<ProjectFile facts={data} />} />
        <Setting label={say('settingsData:holds')} text={listWords(Object.values(dataCounts(data)))} />
      </SettingGroup>
      <SettingGroup title={say('settingsData:knownExploited')}>
        <KnownExploited />
      </SettingGroup>
      <SettingGroup title={say('settingsData:copies')}>
        <BackUp />
        {!demo && <BackupPlan />}
        <Restore now={data} />
      </SettingGroup>
      <SettingGroup title={say('settingsData:delete.group')}>
        <DeleteData now={data} />
      </SettingGroup>
    </>
  );
}

function ProjectFile({
  facts: { place, projectBytes, freeBytes },
}: {
  readonly facts: DataFacts;
}): ReactNode {
  const components = { file: <Mono>{place}</Mono> };
  const size = byteWords(projectBytes);
  if (freeBytes === null) {
    return (
      <Trans components={components} i18n={words} i18nKey="settingsData:projectFile" values={{ size }} />
    );
  }
  return (
    <Trans
      components={components}
      i18n={words}
      i18nKey="settingsData:projectFileAndFree"
      values={{ size, free: byteWords(freeBytes) }}
    />
  );
}
