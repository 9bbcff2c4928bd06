import { Contrast, Moon, Pause, Play, Sun, SunMoon } from 'lucide-react';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { Theme } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { addresses } from '../../navigation/addresses.ts';

const iconSize = 15;

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: typeof Sun }[] = [
  { theme: 'system', label: say('palette:theme.system'), icon: SunMoon },
  { theme: 'light', label: say('palette:theme.light'), icon: Sun },
  { theme: 'dark', label: say('palette:theme.dark'), icon: Moon },
];

/** The settings that are changed often, from the command palette. */
export function useSettingsCommands(go: (address: string) => void): readonly PaletteAction[] {
  const { schedulePaused, mode, theme: current, contrast } = useStatus();
  const pause = useAction((client, paused: boolean) => client.settings.pauseSchedule({ paused }));
  const changeTheme = useAction((client, theme: Theme) => client.settings.change({ theme }));
  const changeContrast = useAction((client, wanted: 'system' | 'more') =>
    client.settings.change({ contrast: wanted }),
  );
  const group = say('palette:group.commands');
  return [
    {
      id: 'schedule',
      label: schedulePaused ? say('palette:resumeSchedule') : say('palette:pauseSchedule'),
      group,
      icon: schedulePaused ? <Play size={iconSize} /> : <Pause size={iconSize} />,
      run: () => void pause.run(!schedulePaused),
    },
    {
      id: 'mode',
      label: say('palette:changeMode'),
      hint: say('palette:modeNow', { mode: ingestModeNames[mode] }),
      group,
      keywords: say('palette:keywords.mode'),
      run: () => go(addresses.settings('mode')),
    },
    ...themes.map(({ theme, label, icon: Icon }) => ({
      id: `theme-${theme}`,
      label,
      hint: current === theme ? say('palette:themeNow') : undefined,
      group,
      keywords: say('palette:keywords.theme'),
      icon: <Icon size={iconSize} />,
      run: () => void changeTheme.run(theme),
    })),
    {
      id: 'contrast',
      label: contrast === 'more' ? say('palette:contrastAsSystem') : say('palette:contrastOn'),
      group,
      keywords: say('palette:keywords.contrast'),
      icon: <Contrast size={iconSize} />,
      run: () => void changeContrast.run(contrast === 'more' ? 'system' : 'more'),
    },
    {
      id: 'about',
      label: say('palette:about'),
      group,
      keywords: say('palette:keywords.about'),
      run: () => go(addresses.settings('about')),
    },
  ];
}
