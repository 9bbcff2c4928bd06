import type { ReactNode } from 'react';
import { createRegistry, useRegistered } from './registry.ts';

/** Something the command palette offers while the component that offers it is mounted. */
export interface PaletteAction {
  readonly id: string;
  /** A verb and what it acts on: `Export these rows`. */
  readonly label: string;
  /** Said beside the label, dimmed. */
  readonly hint?: string | undefined;
  /** Under which heading it stands; that of the screen when none is given. */
  readonly group?: string | undefined;
  /** Words it is found by besides its label. */
  readonly keywords?: string | undefined;
  readonly icon?: ReactNode;
  /** Keys that do the same, as in `useShortcuts`. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

const registry = createRegistry<PaletteAction>();

/** Offers actions in the command palette while the component is mounted. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  useRegistered(registry, actions);
}

/** The actions offered now, those of the innermost component first. */
export function paletteActionsNow(): readonly PaletteAction[] {
  return registry.all();
}
