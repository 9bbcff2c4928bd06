import { commandLineAttempts } from './attempts/command-line.ts';
import { loginStartAttempts } from './attempts/login-start.ts';
import { windowAttempts } from './attempts/window.ts';
import { windowsConsoleAttempts } from './attempts/windows-console.ts';
import type { Attempt, System } from './installed.ts';

/** Everything that is tried with an application while it is installed, in this order. */
export const attempts: readonly Attempt[] = [
  ...windowAttempts,
  ...commandLineAttempts,
  ...windowsConsoleAttempts,
  ...loginStartAttempts,
];

/** What is tried before and after: by `try.ts` itself, and by `try-update.ts`. */
export const installs = 'It is installed, silently';
export const removes = 'It is removed, silently; the data of its users stays';
export const updates = 'It updates itself from a feed on this machine, and keeps the data';

/** Those that are about an application on this system. */
export function attemptsOn(system: System): readonly Attempt[] {
  return attempts.filter(({ systems }) => systems.includes(system));
}
