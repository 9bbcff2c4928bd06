import type { Contribution } from '../contribution.ts';
import { useSyncCommands } from './use-sync-commands.tsx';

/** Sync now. Its button and its panel stand in the frame. */
export const sync: Contribution = { useCommands: useSyncCommands };
