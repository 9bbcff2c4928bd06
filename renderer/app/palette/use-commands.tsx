import {
  CircleQuestionMark,
  Clock,
  Contrast,
  Keyboard,
  Link2,
  Moon,
  Pause,
  Play,
  RefreshCw,
  Sun,
  SunMoon,
} from 'lucide-react';
import { useLocation } from 'react-router';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { Theme } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { useCopyText } from '../../components/copy-text.ts';
import { useSync } from '../../features/sync/sync.tsx';
import { addresses, type HelpSection } from '../../navigation/addresses.ts';
import { fullLabel, placeGroups } from '../places.ts';
import type { RecentPlace } from './recent-places.ts';

const iconSize = 15;

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: typeof Sun }[] = [
  { theme: 'system', label: say('palette:theme.system'), icon: SunMoon },
  { theme: 'light', label: say('palette:theme.light'), icon: Sun },
  { theme: 'dark', label: say('palette:theme.dark'), icon: Moon },
];

const helpPlaces: readonly {
  readonly section: HelpSection;
  readonly label: string;
  readonly keywords: string;
}[] = [
  {
    section: 'diagnostics',
    label: say('palette:diagnostics'),
    keywords: say('palette:keywords.diagnostics'),
  },
  {
    section: 'service-user',
    label: say('palette:serviceUser'),
    keywords: say('palette:keywords.serviceUser'),
  },
  { section: 'errors', label: say('palette:errorCodes'), keywords: say('palette:keywords.errorCodes') },
];

const commands = say('palette:group.commands');

/** What the palette offers on every screen. */
export function useCommands({
  go,
  showShortcuts,
  recent,
}: {
  readonly go: (address: string) => void;
  readonly showShortcuts: () => void;
  readonly recent: readonly RecentPlace[];
}): readonly PaletteAction[] {
  const status = useStatus();
  const { start } = useSync();
  const { copy } = useCopyText();
  const { pathname, search } = useLocation();
  const pause = useAction((client, paused: boolean) => client.settings.pauseSchedule({ paused }));
  const changeTheme = useAction((client, theme: Theme) => client.settings.change({ theme }));
  const changeContrast = useAction((client, contrast: 'system' | 'more') =>
    client.settings.change({ contrast }),
  );
  const { connectors, schedulePaused, mode } = status;
  const scan = (label: string, ids: readonly string[], full: boolean): PaletteAction => ({
    id: `${full ? 'full-scan' : 'sync'}-${ids.join('-')}`,
    label,
    group: commands,
    keywords: say('palette:keywords.scan'),
    icon: <RefreshCw size={iconSize} />,
    run: () => start(ids, full),
  });
  const all = connectors.map(({ id }) => id);
  return [
    ...recent.map(({ address, title }) => ({
      id: `recent-${address}`,
      label: title,
      hint: address.split('?')[1] === undefined ? undefined : say('palette:filtered'),
      group: say('palette:group.recent'),
      icon: <Clock size={iconSize} />,
      run: () => go(address),
    })),
    ...placeGroups.flatMap(({ title, places }) =>
      places.map((place) => ({
        id: place.to,
        label: fullLabel(place),
        keywords: title ?? undefined,
        group: say('palette:group.screens'),
        icon: <place.icon size={iconSize} strokeWidth={1.75} />,
        keys: place.keys,
        run: () => go(place.to),
      })),
    ),
    ...connectors.map(({ id, name }) => scan(say('palette:sync', { connector: name }), [id], false)),
    ...(connectors.length > 1 ? [scan(say('palette:syncAll'), all, false)] : []),
    ...connectors.map(({ id, name }) => scan(say('palette:fullScan', { connector: name }), [id], true)),
    {
      id: 'schedule',
      label: schedulePaused ? say('palette:resumeSchedule') : say('palette:pauseSchedule'),
      group: commands,
      icon: schedulePaused ? <Play size={iconSize} /> : <Pause size={iconSize} />,
      run: () => void pause.run(!schedulePaused),
    },
    {
      id: 'mode',
      label: say('palette:changeMode'),
      hint: say('palette:modeNow', { mode: ingestModeNames[mode] }),
      group: commands,
      keywords: say('palette:keywords.mode'),
      run: () => go(addresses.settings('mode')),
    },
    ...themes.map(({ theme, label, icon: Icon }) => ({
      id: `theme-${theme}`,
      label,
      hint: status.theme === theme ? say('palette:themeNow') : undefined,
      group: commands,
      keywords: say('palette:keywords.theme'),
      icon: <Icon size={iconSize} />,
      run: () => void changeTheme.run(theme),
    })),
    {
      id: 'contrast',
      label: status.contrast === 'more' ? say('palette:contrastAsSystem') : say('palette:contrastOn'),
      group: commands,
      keywords: say('palette:keywords.contrast'),
      icon: <Contrast size={iconSize} />,
      run: () => void changeContrast.run(status.contrast === 'more' ? 'system' : 'more'),
    },
    {
      id: 'copy-address',
      label: say('palette:copyAddress'),
      group: commands,
      keywords: say('palette:keywords.address'),
      icon: <Link2 size={iconSize} />,
      run: () => copy(`${pathname}${search}`),
    },
    {
      id: 'shortcuts',
      label: say('palette:showShortcuts'),
      group: commands,
      icon: <Keyboard size={iconSize} />,
      keys: '?',
      run: showShortcuts,
    },
    ...helpPlaces.map(({ section, label, keywords }) => ({
      id: `help-${section}`,
      label,
      group: commands,
      keywords,
      icon: <CircleQuestionMark size={iconSize} />,
      run: () => go(addresses.help(section)),
    })),
    {
      id: 'about',
      label: say('palette:about'),
      group: commands,
      keywords: say('palette:keywords.about'),
      run: () => go(addresses.settings('about')),
    },
  ];
}
