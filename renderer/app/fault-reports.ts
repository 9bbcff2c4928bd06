import type { Client } from '../../preload/contract/contract.ts';

/** Has main write down a fault of the window. A fault of telling it is not told: it would go round in circles. */
export function reportFault(client: Client, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  client.application
    .reportFault({ message: message.slice(0, 10_000), stack: stack.slice(0, 50_000) })
    .catch(() => undefined);
}

/** Reports what nobody caught; returns how to stop. */
export function reportUncaught(client: Client): () => void {
  const uncaught = (event: ErrorEvent): void => reportFault(client, event.error ?? event.message);
  const unhandled = (event: PromiseRejectionEvent): void => reportFault(client, event.reason);
  window.addEventListener('error', uncaught);
  window.addEventListener('unhandledrejection', unhandled);
  return () => {
    window.removeEventListener('error', uncaught);
    window.removeEventListener('unhandledrejection', unhandled);
  };
}
