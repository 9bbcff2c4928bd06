import { exitCodes } from './exit-codes.ts';

/**
 * Turns the first Ctrl+C (or SIGTERM) into an abort, so that a command ends cleanly, and lets the second one end the
 * process at once.
 */
export function abortOnInterruption(process: NodeJS.Process, onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    onFirst();
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}
