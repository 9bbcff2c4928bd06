import { exitCodes } from './exit-codes.ts';

/**
 * Turns the first Ctrl+C (or SIGTERM) into an abort, so that a command ends cleanly, and lets the second one end the
 * process at once. It takes the place of other listeners: `when-exit`, which comes with `conf`, answers every signal by
 * sending it once more, and that would count as the second. What it cleans up it also cleans up when the process exits.
 */
export function abortOnInterruption(process: NodeJS.Process, onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    onFirst();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, interrupt);
  }
  return controller.signal;
}
