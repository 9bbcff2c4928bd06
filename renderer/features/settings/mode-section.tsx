import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { type IngestMode, ingestMode } from '../../../preload/contract/ingest-mode.ts';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ManagedMark } from './managed-mark.tsx';
import { ModeEffects } from './mode-effects.tsx';
import styles from './mode-section.module.css';
import { useSaving } from './saving.ts';
import { SavedMark, SettingGroup } from './setting.tsx';

/** The organization-wide ingest mode. What another one changes is said in numbers before it is set. */
export function ModeSection({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { demo } = useStatus();
  const confirm = useConfirm();
  const effects = useAction((client, mode: IngestMode) => client.settings.modeEffects({ mode }));
  const saving = useSaving((client, mode: IngestMode) => client.settings.setMode({ mode }));
  const choose = async (mode: IngestMode): Promise<void> => {
    if (mode === settings.mode) return;
    const known = await effects.run(mode);
    if (!known) return;
    const sure = await confirm({
      title: say('settings:mode.changeQuestion', { mode: ingestModeNames[mode] }),
      text: <ModeEffects effects={known} mode={mode} />,
      action: say('settings:mode.change', { mode: ingestModeNames[mode] }),
    });
    if (sure) await saving.save(mode);
  };
  const managed = settings.managed.includes('ingestMode');
  const failure = effects.failure ?? saving.failure;
  return (
    <SettingGroup
      text={demo ? say('settings:mode.textInDemo') : say('settings:mode.text')}
      title={say('settings:mode.title')}
    >
      {managed && <ManagedMark />}
      <Radio.Group
        aria-label={say('settings:mode.title')}
        onChange={(value) => void choose(ingestMode.parse(value))}
        value={saving.wanted ?? settings.mode}
      >
        <Stack gap="xs" mt="xs">
          {ingestMode.options.map((mode) => (
            <Radio
              classNames={{
                root: styles['mode'] ?? '',
                description: styles['meaning'] ?? '',
                label: managed ? (styles['fixed'] ?? '') : '',
              }}
              description={say(`settings:mode.meaning.${mode}`)}
              disabled={managed || effects.running || saving.wanted !== undefined}
              key={mode}
              label={ingestModeNames[mode]}
              value={mode}
            />
          ))}
        </Stack>
      </Radio.Group>
      <SavedMark saved={saving.saved} />
      {failure && <FailureNotice failure={failure} />}
    </SettingGroup>
  );
}
