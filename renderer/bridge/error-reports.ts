import type { Client } from '../../preload/contract/calls/contract.ts';
import { CallFailure, isCancelled } from './call-failure.ts';

/** Has main log an error of the window. An error in reporting it is not reported: that would go round in circles. */
export function reportError(client: Client, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  client.application
    .reportError({ message: message.slice(0, 10_000), stack: stack.slice(0, 50_000) })
    .catch(() => undefined);
}

/** Passes on how a call ends. What main did not answer with a failure of its own is an error of the program, and is reported to main. */
export async function reporting<T>(client: Client, calling: Promise<T>): Promise<T> {
  try {
    return await calling;
  } catch (error) {
    if (!(error instanceof CallFailure) && !isCancelled(error)) reportError(client, error);
    throw error;
  }
}

/** Reports what nobody caught; returns how to stop. */
export function reportUncaught(client: Client): () => void {
  const uncaught = (event: ErrorEvent): void => reportError(client, event.error ?? event.message);
  const unhandled = (event: PromiseRejectionEvent): void => reportError(client, event.reason);
  window.addEventListener('error', uncaught);
  window.addEventListener('unhandledrejection', unhandled);
  return () => {
    window.removeEventListener('error', uncaught);
    window.removeEventListener('unhandledrejection', unhandled);
  };
}
