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
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { useCopyText } from '../../components/copy-text.ts';
import { useSync } from '../../features/sync/sync.tsx';
import { addresses, type HelpSection } from '../addresses.ts';
import type { PaletteAction } from '../palette-actions.ts';
import { fullLabel, placeGroups } from '../places.ts';
import type { RecentPlace } from './recent-places.ts';

const iconSize = 15;

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: typeof Sun }[] = [
  { theme: 'system', label: 'Theme: as the system', icon: SunMoon },
  { theme: 'light', label: 'Theme: light', icon: Sun },
  { theme: 'dark', label: 'Theme: dark', icon: Moon },
];

const helpPlaces: readonly {
  readonly section: HelpSection;
  readonly label: string;
  readonly keywords: string;
}[] = [
  { section: 'diagnostics', label: 'Diagnostics', keywords: 'doctor check repair bundle support help' },
  { section: 'service-user', label: 'How to create a service user', keywords: 'token permissions api help' },
  { section: 'errors', label: 'Error codes', keywords: 'cause remedy failure help' },
];

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
    id: `${label} ${ids.join()}`,
    label,
    group: 'Commands',
    keywords: 'scan ingest import run start',
    icon: <RefreshCw size={iconSize} />,
    run: () => start(ids, full),
  });
  const all = connectors.map(({ id }) => id);
  return [
    ...recent.map(({ address, title }) => ({
      id: `recent-${address}`,
      label: title,
      hint: address.split('?')[1] === undefined ? undefined : 'filtered',
      group: 'Recent',
      icon: <Clock size={iconSize} />,
      run: () => go(address),
    })),
    ...placeGroups.flatMap(({ title, places }) =>
      places.map((place) => ({
        id: place.to,
        label: fullLabel(place),
        keywords: title ?? undefined,
        group: 'Screens',
        icon: <place.icon size={iconSize} strokeWidth={1.75} />,
        keys: place.keys,
        run: () => go(place.to),
      })),
    ),
    ...connectors.map(({ id, name }) => scan(`Sync ${name} now`, [id], false)),
    ...(connectors.length > 1 ? [scan('Sync all connectors now', all, false)] : []),
    ...connectors.map(({ id, name }) => scan(`Full scan of ${name}`, [id], true)),
    {
      id: 'schedule',
      label: schedulePaused ? 'Resume the schedule' : 'Pause the schedule',
      group: 'Commands',
      icon: schedulePaused ? <Play size={iconSize} /> : <Pause size={iconSize} />,
      run: () => void pause.run(!schedulePaused),
    },
    {
      id: 'mode',
      label: 'Change the ingest mode…',
      hint: `now ${ingestModeNames[mode]}`,
      group: 'Commands',
      keywords: 'scan mode asset sync mode organization',
      run: () => go(addresses.settings('mode')),
    },
    ...themes.map(({ theme, label, icon: Icon }) => ({
      id: `theme-${theme}`,
      label,
      hint: status.theme === theme ? 'now' : undefined,
      group: 'Commands',
      keywords: 'appearance colour mode',
      icon: <Icon size={iconSize} />,
      run: () => void changeTheme.run(theme),
    })),
    {
      id: 'contrast',
      label: status.contrast === 'more' ? 'High contrast: as the system' : 'High contrast: on',
      group: 'Commands',
      keywords: 'appearance colour accessibility theme',
      icon: <Contrast size={iconSize} />,
      run: () => void changeContrast.run(status.contrast === 'more' ? 'system' : 'more'),
    },
    {
      id: 'copy-address',
      label: 'Copy the address of this view',
      group: 'Commands',
      keywords: 'link share',
      icon: <Link2 size={iconSize} />,
      run: () => copy(`${pathname}${search}`),
    },
    {
      id: 'shortcuts',
      label: 'Show keyboard shortcuts',
      group: 'Commands',
      icon: <Keyboard size={iconSize} />,
      keys: '?',
      run: showShortcuts,
    },
    ...helpPlaces.map(({ section, label, keywords }) => ({
      id: `help-${section}`,
      label,
      group: 'Commands',
      keywords,
      icon: <CircleQuestionMark size={iconSize} />,
      run: () => go(addresses.help(section)),
    })),
    {
      id: 'about',
      label: 'About this application',
      group: 'Commands',
      keywords: 'version licences logs',
      run: () => go(addresses.settings('about')),
    },
  ];
}
