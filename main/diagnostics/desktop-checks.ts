import { failed, type Outcome, passed, skipped, warning } from './check.ts';

/** What can be learned of the user's desktop session. */
export interface DesktopFacts {
  /** Whether a tray shows icons, asked anew; null where there is no desktop to show one. */
  readonly tray: () => Promise<boolean | null>;
  readonly loginStart: () => LoginStartFacts;
  /** Whether starting at login can be set from here: it takes the installed application's own place. */
  readonly canRenewLoginStart: boolean;
}

/** Whether the application starts with the user's session, as the system has it; why not, where nobody can tell. */
export type LoginStartFacts =
  | { readonly known: true; readonly enabled: boolean }
  | { readonly known: false; readonly reason: string };

/** Whether there is a tray to close to. Without one the window is all there is, which is said and works. */
export async function checkTray({ tray }: DesktopFacts): Promise<Outcome> {
  const present = await tray();
  if (present === null) return skipped('There is no desktop session here.');
  if (present) return passed('There is a tray; closing the window can leave the application in it.');
  return warning(
    'This desktop shows no tray, so closing the window quits the application.',
    'On GNOME, an extension for status icons (AppIndicator) gives it one. A server needs none: the command line has `watch`.',
  );
}

/** Whether the application starts at login as the settings want it. @param wanted null while they cannot be read */
export function checkLoginStart(
  { loginStart, canRenewLoginStart }: DesktopFacts,
  wanted: boolean | null,
): Outcome {
  const facts = loginStart();
  if (!facts.known) return skipped(facts.reason);
  if (wanted === null) return skipped('Not compared, since the settings cannot be read.');
  if (facts.enabled === wanted) {
    return passed(
      wanted ? 'The application starts at login.' : 'It does not start at login, as the settings want it.',
    );
  }
  const outcome = wanted
    ? failed(
        'login-start-failed',
        'The settings want a start at login, but the system has no entry for it in force.',
        'Turn it off and on again under Settings, Schedule.',
      )
    : warning(
        'The system starts the application at login, although the settings do not want it.',
        'Turn it on and off again under Settings, Schedule.',
      );
  return canRenewLoginStart ? { ...outcome, repair: 'renew-login-start' } : outcome;
}
