import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { type SettingsView, type Theme, theme } from '../../../preload/contract/settings-view.ts';
import { isMac } from '../../app/keys.ts';
import { useSaving } from './saving.ts';
import { Setting, SettingGroup, SwitchSetting } from './setting.tsx';

const names: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

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
    <SettingGroup title="Appearance">
      <Setting
        failure={saving.failure}
        label="Theme"
        saved={saving.saved}
        text="System follows the desktop, by day and by night."
      >
        <SegmentedControl
          aria-label="Theme"
          data={theme.options.map((value) => ({ value, label: names[value] }))}
          onChange={(value) => void saving.save(theme.parse(value))}
          value={saving.wanted ?? settings.preferences.theme}
        />
      </Setting>
      <SwitchSetting
        label="High contrast"
        saving={contrast}
        text="Colours stand further apart. Off follows the desktop, which may ask for it too."
        value={settings.preferences.contrast === 'more'}
      />
      <SwitchSetting
        label="Less motion"
        saving={motion}
        text="Nothing fades or slides. Off follows the desktop, which may ask for it too."
        value={settings.preferences.motion === 'less'}
      />
      <Setting
        label="Size"
        text={`${isMac ? 'Cmd' : 'Ctrl'} with + and − makes everything larger and smaller, with 0 as it was. It is kept from one start to the next.`}
      />
    </SettingGroup>
  );
}
