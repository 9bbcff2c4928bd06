import '../language/thread-language.ts';
import { failure, type Result } from '../../preload/contract/result.ts';
import { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError, ConsoleErrorFacts } from '../sentinelone/console-error.ts';
import { serveThread } from '../workers/serve-calls.ts';
import type { ConsoleReach, ConsoleThreadCalls } from './console-calls.ts';

/** Makes the calls of one console and gives what was understood of the answers. Ended by its owner terminating it. */

await serveThread<ConsoleThreadCalls, ConsoleReach>(({ attempts, ...reach }) => {
  const client = new ConsoleClient({ ...reach, retry: { attempts } });
  return {
    handlers: {
      async ask({ signal }, call, args) {
        const make = client[call] as (...given: unknown[]) => Promise<Result<unknown, ConsoleError>>;
        const result = await make.call(client, ...args, signal);
        const { lastConsoleTime, trust } = client;
        return { result: result.ok ? result : failure(factsOf(result.error)), lastConsoleTime, trust };
      },
    },
  };
});

/** An error as plain data, which is all that goes from thread to thread. */
function factsOf(error: ConsoleError): ConsoleErrorFacts {
  const { code, phrases, status, reported, requestId, reason, transient } = error;
  return { code, ...phrases, status, reported, requestId, reason, transient };
}
