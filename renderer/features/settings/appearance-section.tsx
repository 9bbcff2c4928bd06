import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { type SettingsView, type Theme, theme } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { isMac } from '../../commands/keys.ts';
import { useSaving } from './saving.ts';
import { Setting, SettingGroup, SwitchSetting } from './setting.tsx';

/** How the window looks. */
export function AppearanceSection({ settings }: { readonly settings: SettingsView }): ReactNode {
  const saving = useSaving((client, chosen: Theme) => client.settings.change({ theme: chosen }));
  const contrast = useSaving((client, more: boolean) =>
    client.settings.change({ contrast: more ? 'more' : 'system' }),
  );
  const motion = useSaving((client, less: boolean) =>
    client.settings.change({ motion: less ? 'less' : 'system' }),
  );
  return (
    <SettingGroup title={say('settings:appearance.title')}>
      <Setting
        failure={saving.failure}
        label={say('settings:appearance.theme')}
        saved={saving.saved}
        text={say('settings:appearance.themeMeans')}
      >
        <SegmentedControl
          aria-label={say('settings:appearance.theme')}
          data={theme.options.map((value) => ({ value, label: say(`settings:appearance.themes.${value}`) }))}
          onChange={(value) => void saving.save(theme.parse(value))}
          value={saving.wanted ?? settings.preferences.theme}
        />
      </Setting>
      <SwitchSetting
        label={say('settings:appearance.contrast')}
        saving={contrast}
        text={say('settings:appearance.contrastMeans')}
        value={settings.preferences.contrast === 'more'}
      />
      <SwitchSetting
        label={say('settings:appearance.motion')}
        saving={motion}
        text={say('settings:appearance.motionMeans')}
        value={settings.preferences.motion === 'less'}
      />
      <Setting
        label={say('settings:appearance.size')}
        text={isMac ? say('settings:appearance.sizeMeansOnMac') : say('settings:appearance.sizeMeans')}
      />
    </SettingGroup>
  );
}
