import { appOrigin } from '../pages/app-scheme.ts';

/** What the pages of a session may do; everything else is denied. */
export interface SessionRules {
  /** Whether an address may be asked for over the network. */
  readonly request: (address: string) => boolean;
  /** Whether a permission, by Electron's name for it, is given. */
  readonly permission: (name: string) => boolean;
}

/** What may be done besides showing the application's own pages. */
export interface SessionExceptions {
  /** The window's developer tools are pages of Chromium's own. */
  readonly developerTools: boolean;
  /** Where a development server tells of changes: `ws://127.0.0.1:5173`. */
  readonly changeSocket: string | null;
}

/** Chromium asks for these before a page may connect to its own machine (Local Network Access). */
const ownMachine: readonly string[] = ['loopback-network', 'local-network-access'];

/** Lets the application's own pages through and gives no permission, but for the exceptions. */
export function sessionRules({ developerTools, changeSocket }: SessionExceptions): SessionRules {
  return {
    request: (address) =>
      address.startsWith(`${appOrigin}/`) ||
      (developerTools && address.startsWith('devtools://devtools/')) ||
      (changeSocket !== null && address.startsWith(`${changeSocket}/`)),
    permission: (name) => changeSocket !== null && ownMachine.includes(name),
  };
}
