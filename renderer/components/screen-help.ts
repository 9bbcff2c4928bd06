import { createContext, type ReactNode } from 'react';

/** What the help of one screen says. */
export interface HelpTopic {
  /** What the screen is for, one sentence. */
  readonly about: ReactNode;
  /** What one wants to do there, and how. */
  readonly parts: readonly { readonly title: string; readonly text: ReactNode }[];
}

/** The help of the screen that is open, given by the frame; undefined where there is none. */
export const ScreenHelp = createContext<HelpTopic | undefined>(undefined);
