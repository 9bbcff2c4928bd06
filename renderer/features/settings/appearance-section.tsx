import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { type SettingsView, type Theme, theme } from '../../../preload/contract/settings-view.ts';
import { useSaving } from './saving.ts';
import { Setting, SettingGroup } from './setting.tsx';

const names: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** How the window looks. */
export function AppearanceSection({ settings }: { readonly settings: SettingsView }): ReactNode {
  const saving = useSaving((client, chosen: Theme) => client.settings.change({ theme: chosen }));
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
    </SettingGroup>
  );
}
