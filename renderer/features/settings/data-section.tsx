import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { counted } from '../../components/number-words.ts';
import { WaitingBlock } from '../../components/waiting.tsx';
import { byteWords } from '../import-history/scan-words.ts';
import { ProjectList } from '../projects/project-list.tsx';
import { BackUp } from './back-up.tsx';
import { BackupPlan } from './backup-plan.tsx';
import { DeleteData } from './delete-data.tsx';
import { KnownExploited } from './known-exploited.tsx';
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
    return failure ? <FailureNotice failure={failure} onRetry={again} /> : <WaitingBlock height={260} />;
  }
  return (
    <>
      {!demo && <ProjectList />}
      <SettingGroup
        text={
          demo
            ? 'The demo tenant has a project of its own. Nothing done here touches your own data.'
            : 'Everything lies on this machine. Tokens are not among it: no file holds them.'
        }
        title="Data"
      >
        <Setting failure={show.failure} label="Folder" text={<Mono>{data.dataDir}</Mono>}>
          <Button onClick={() => void show.run(null)}>Show folder</Button>
        </Setting>
        <Setting
          label="Project"
          text={
            <>
              <Mono>{data.projectFile}</Mono>, {byteWords(data.projectBytes)}
              {data.freeBytes !== null && `; ${byteWords(data.freeBytes)} free on the disk`}
            </>
          }
        />
        <Setting
          label="Holds"
          text={`${counted(data.assets, 'asset')}, ${counted(data.findings, 'finding')}, ${counted(data.scans, 'scan')}`}
        />
      </SettingGroup>
      <SettingGroup title="Known exploited vulnerabilities">
        <KnownExploited />
      </SettingGroup>
      <SettingGroup title="Copies">
        <BackUp />
        {!demo && <BackupPlan />}
        <Restore now={data} />
      </SettingGroup>
      <SettingGroup title="Delete">
        <DeleteData now={data} />
      </SettingGroup>
    </>
  );
}
