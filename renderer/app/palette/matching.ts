import { foldedText } from '../../../preload/words/folded-text.ts';
import type { PaletteAction } from '../../commands/palette-actions.ts';

/** The actions whose words hold every word of the query, those that begin with it first. */
export function matching(actions: readonly PaletteAction[], query: string): readonly PaletteAction[] {
  const words = foldedText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return actions;
  const found = actions.flatMap((action) => {
    const label = foldedText(action.label);
    const text = foldedText(`${label} ${action.group ?? ''} ${action.keywords ?? ''}`);
    if (!words.every((word) => text.includes(word))) return [];
    const begins = label.startsWith(words.join(' ')) ? 0 : label.includes(words[0] ?? '') ? 1 : 2;
    return [{ action, begins }];
  });
  return found.toSorted((one, other) => one.begins - other.begins).map(({ action }) => action);
}
