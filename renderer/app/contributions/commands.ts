import type { PaletteAction } from '../../commands/palette-actions.ts';
import { contributions } from './contributions.ts';

const hooks = contributions.flatMap(({ useCommands }) => useCommands ?? []);

/** What the features offer in the command palette on every screen. */
export function useContributedCommands(go: (address: string) => void): readonly PaletteAction[] {
  const commands: PaletteAction[] = [];
  for (const useCommands of hooks) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the list is made once, so every rendering calls the same hooks
    commands.push(...useCommands(go));
  }
  return commands;
}
