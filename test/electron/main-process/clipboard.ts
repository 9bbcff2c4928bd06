import type { Clipboard } from 'electron';
import { guarded } from '../imitation.ts';

/** The pretended system clipboard, which only this app and its test see. */
export const clipboardState = { text: '' };

/** The main process's `clipboard`: text only. */
export const theClipboard = guarded('clipboard', {
  readText: async () => clipboardState.text,
  writeText: async (text: string) => {
    clipboardState.text = text;
  },
  clear: async () => {
    clipboardState.text = '';
  },
} satisfies Pick<Clipboard, 'readText' | 'writeText' | 'clear'>);
