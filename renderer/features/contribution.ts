import type { LucideIcon } from 'lucide-react';
import type { RouteObject } from 'react-router';
import type { PaletteAction } from '../commands/palette-actions.ts';
import type { HelpTopic } from '../components/screen-help.ts';

/** What one feature adds to the window. `app/contributions/contributions.ts` lists those of all features. */
export interface Contribution {
  /** Its screens by the paths of their addresses, each loaded when it is first opened. */
  readonly screens?: readonly RouteObject[];
  readonly places?: readonly Place[];
  /** The help of its screens by how their addresses begin; the longest beginning counts. */
  readonly help?: Readonly<Record<string, HelpTopic>>;
  /** What the command palette offers on every screen. */
  readonly useCommands?: (go: (address: string) => void) => readonly PaletteAction[];
}

/** A place in the left navigation. */
export interface Place {
  /** Under which heading it stands; null for one that is no part of the navigation and only has a name. */
  readonly group: 'data' | 'vulnerabilities' | 'ingest' | 'integrations' | 'program' | null;
  readonly to: string;
  readonly label: string;
  /** How it is called where its heading is not beside it, if that says more. */
  readonly labelInFull?: string | undefined;
  readonly icon: LucideIcon;
  /** The keys that lead to it. */
  readonly keys: string;
}
