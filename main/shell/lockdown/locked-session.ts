import { app, type Session } from 'electron';
import type { Log } from '../../logging/log.ts';
import type { SessionRules } from './session-rules.ts';

/** Locks every session of the application, those made later too. Call before the first window. */
export function lockSessions(sessions: readonly Session[], rules: SessionRules, log: Log): void {
  const locked = new Set<Session>();
  const lock = (session: Session): void => {
    if (locked.has(session)) return;
    locked.add(session);
    lockSession(session, rules, log);
  };
  app.on('session-created', lock);
  for (const session of sessions) lock(session);
}

/**
 * The pages need nothing of the machine or the network: no permission, no device, no download, no dictionary, and no
 * request but for the application's own pages. What they show comes over the bridge.
 */
function lockSession(session: Session, rules: SessionRules, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    const given = rules.permission(permission);
    if (!given) log.warn(`the window asked for the permission ${permission}, which is denied`);
    decide(given);
  });
  session.setPermissionCheckHandler((_contents, permission) => rules.permission(permission));
  session.setDevicePermissionHandler(() => false);
  // Without a handler no page can capture the screen.
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !rules.request(url);
    if (cancel) log.warn(`a request of the window was cancelled: ${withoutQuery(url)}`);
    answer({ cancel });
  });
}

/** What stands behind `?` may be anything. */
function withoutQuery(address: string): string {
  return address.slice(0, 200).replace(/[?#].*$/s, '');
}
