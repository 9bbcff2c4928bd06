import type { ReactNode } from 'react';

/** What the help of one screen says. */
export interface HelpTopic {
  /** What the screen is for, one sentence. */
  readonly about: ReactNode;
  /** What one wants to do there, and how. */
  readonly parts: readonly { readonly title: string; readonly text: ReactNode }[];
}
