import { Clock, Keyboard, Link2 } from 'lucide-react';
import { useLocation } from 'react-router';
import { say } from '../../../preload/words/say.ts';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { useCopyText } from '../../components/copy-text.ts';
import { useContributedCommands } from '../contributions/commands.ts';
import { fullLabel, placeGroups } from '../contributions/places.ts';
import type { RecentPlace } from './recent-places.ts';

const iconSize = 15;

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
  const contributed = useContributedCommands(go);
  const { copy } = useCopyText();
  const { pathname, search } = useLocation();
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
    ...contributed,
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
  ];
}
