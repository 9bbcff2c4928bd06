import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { backupRhythm, type BackupPlan as Plan } from '../../../preload/contract/backup-plan.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { TakeSettings, useKnownSettings } from './known-settings.ts';
import { useSaving } from './saving.ts';
import { Setting } from './setting.tsx';

const amounts = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 60];

/** How often projects are backed up by themselves, and how many backups are kept. */
export function BackupPlan(): ReactNode {
  const { data: settings, failure, again, take } = useKnownSettings();
  if (!settings) {
    return failure ? <FailureNotice failure={failure} onRetry={again} /> : <WaitingBlock height={96} />;
  }
  return (
    <TakeSettings value={take}>
      <PlanSettings settings={settings} />
    </TakeSettings>
  );
}

function PlanSettings({ settings: { backups } }: { readonly settings: SettingsView }): ReactNode {
  const rhythm = useSaving((client, plan: Plan) => client.settings.setBackupPlan(plan));
  const amount = useSaving((client, plan: Plan) => client.settings.setBackupPlan(plan));
  const every = rhythm.wanted?.every ?? backups.every;
  const keep = amount.wanted?.keep ?? backups.keep;
  // An amount that was set on the command line stands among the others.
  const offered = [...new Set([...amounts, keep])].toSorted((one, other) => one - other);
  return (
    <>
      <Setting
        failure={rhythm.failure}
        label={say('settingsData:plan.title')}
        saved={rhythm.saved}
        text={say('settingsData:plan.means')}
      >
        <NativeSelect
          aria-label={say('settingsData:plan.title')}
          data={backupRhythm.options.map((value) => ({ value, label: say(`settingsData:plan.${value}`) }))}
          onChange={(event) =>
            void rhythm.save({ ...backups, every: backupRhythm.parse(event.currentTarget.value) })
          }
          value={every}
        />
      </Setting>
      {every !== 'never' && (
        <Setting
          failure={amount.failure}
          label={say('settingsData:plan.kept')}
          saved={amount.saved}
          text={say('settingsData:plan.keptMeans')}
        >
          <NativeSelect
            aria-label={say('settingsData:plan.kept')}
            data={offered.map(String)}
            onChange={(event) => void amount.save({ ...backups, keep: Number(event.currentTarget.value) })}
            value={String(keep)}
          />
        </Setting>
      )}
    </>
  );
}
