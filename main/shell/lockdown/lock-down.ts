import type { Session } from 'electron';
import type { Log } from '../../logging/log.ts';
import { changeSocket } from '../pages/development-pages.ts';
import { servePages } from '../pages/serve-pages.ts';
import { lockContents } from './locked-contents.ts';
import { lockSessions } from './locked-session.ts';
import { sessionRules } from './session-rules.ts';

export interface LockDownDependencies {
  /** The session of the window. */
  readonly session: Session;
  readonly developerTools: boolean;
  /** The development server whose pages are shown; null for the built ones. */
  readonly server: URL | null;
  /** Opens an address in the user's browser if it is a known one; never throws. */
  readonly openLink: (address: string) => void;
  readonly log: Log;
}

/** Lets the pages of the application be served, and nothing else be reached or done by them. Call before any window. */
export function lockDown({ session, developerTools, server, openLink, log }: LockDownDependencies): void {
  const socket = server === null ? null : changeSocket(server);
  lockSessions([session], sessionRules({ developerTools, changeSocket: socket }), log);
  lockContents({ openLink, log });
  servePages(session, server);
}
