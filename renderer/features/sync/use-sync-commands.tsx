import { RefreshCw } from 'lucide-react';
import { say } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { useSync } from './sync.tsx';

/** Scans of one connector or of all, from the command palette. */
export function useSyncCommands(): readonly PaletteAction[] {
  const { connectors } = useStatus();
  const { start } = useSync();
  const scan = (label: string, ids: readonly string[], full: boolean): PaletteAction => ({
    id: `${full ? 'full-scan' : 'sync'}-${ids.join('-')}`,
    label,
    group: say('palette:group.commands'),
    keywords: say('palette:keywords.scan'),
    icon: <RefreshCw size={15} />,
    run: () => start(ids, full),
  });
  const all = connectors.map(({ id }) => id);
  return [
    ...connectors.map(({ id, name }) => scan(say('palette:sync', { connector: name }), [id], false)),
    ...(connectors.length > 1 ? [scan(say('palette:syncAll'), all, false)] : []),
    ...connectors.map(({ id, name }) => scan(say('palette:fullScan', { connector: name }), [id], true)),
  ];
}
