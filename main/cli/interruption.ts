import { exitCodes } from './exit-codes.ts';

/**
 * Turns the first Ctrl+C (or SIGTERM, or SIGHUP when its terminal closes) into an abort, so that a command ends cleanly,
 * and lets the second one end the process at once. A closing terminal sends SIGHUP more than once, from the system and
 * from its shell: only the first counts. It takes the place of other listeners: `when-exit`, which comes with `conf`,
 * answers every signal by sending it once more, and that would count as the second. What it cleans up it also cleans up
 * when the process exits.
 */
export function abortOnInterruption(process: NodeJS.Process, onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  let hungUp = false;
  const interrupt = (signal: NodeJS.Signals): void => {
    const again = signal === 'SIGHUP' && hungUp;
    hungUp ||= signal === 'SIGHUP';
    if (again) return;
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    onFirst();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, interrupt);
  }
  return controller.signal;
}
