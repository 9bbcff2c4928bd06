import { say } from '../../preload/words/say.ts';
import { failed, type Outcome, passed, skipped, warning } from './check.ts';

/** What can be learned of the user's desktop session. */
export interface DesktopFacts {
  /** Whether a tray shows icons, asked anew; null where there is no desktop to show one. */
  readonly tray: () => Promise<boolean | null>;
  readonly loginStart: () => LoginStartFacts;
  /** Whether starting at login can be set from here: it takes the installed application's own place. */
  readonly canRenewLoginStart: boolean;
  /** Whether pages can be confined, asked anew; null where that cannot be told, or where a window shows that they are. */
  readonly pageSandbox: (() => Promise<PageSandbox>) | null;
}

/** Whether Chromium's sandbox for pages can start; it never does as root. */
export type PageSandbox = 'starts' | 'root' | 'cannot start';

/** Whether the application starts with the user's session, as the system has it; why not, where nobody can tell. */
export type LoginStartFacts =
  | { readonly known: true; readonly enabled: boolean }
  | { readonly known: false; readonly reason: string };

/** Whether there is a tray to close to. Without one the window is all there is, which is said and works. */
export async function checkTray({ tray }: DesktopFacts): Promise<Outcome> {
  const present = await tray();
  if (present === null) return skipped(say('checks:tray.noDesktop'));
  if (present) return passed(say('checks:tray.there'));
  return warning(say('checks:tray.none'), say('checks:tray.noneAdvice'));
}

/** Whether the window could start: it does not without the sandbox for its pages. The command line does. */
export async function checkPageSandbox(pageSandbox: () => Promise<PageSandbox>): Promise<Outcome> {
  switch (await pageSandbox()) {
    case 'starts':
      return passed(say('checks:pageSandbox.starts'));
    case 'root':
      return skipped(say('checks:pageSandbox.root'), say('checks:pageSandbox.rootAdvice'));
    case 'cannot start':
      return warning(say('checks:pageSandbox.none'), say('checks:pageSandbox.noneAdvice'));
  }
}

/** Whether the application starts at login as the settings want it. @param wanted null while they cannot be read */
export function checkLoginStart(
  { loginStart, canRenewLoginStart }: DesktopFacts,
  wanted: boolean | null,
): Outcome {
  const facts = loginStart();
  if (!facts.known) return skipped(facts.reason);
  if (wanted === null) return skipped(say('checks:settingsUnreadable'));
  if (facts.enabled === wanted) {
    return passed(wanted ? say('checks:loginStart.on') : say('checks:loginStart.off'));
  }
  const outcome = wanted
    ? failed('login-start-failed', say('checks:loginStart.missing'), say('checks:loginStart.missingAdvice'))
    : warning(say('checks:loginStart.unwanted'), say('checks:loginStart.unwantedAdvice'));
  return canRenewLoginStart ? { ...outcome, repair: 'renew-login-start' } : outcome;
}
