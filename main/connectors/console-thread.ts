import '../language/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../preload/contract/result.ts';
import { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { ConsoleAsk, ConsoleReach, ConsoleReply } from './console-calls.ts';

/** Makes the calls of one console and gives what was understood of the answers. Ends when it is closed. */

const owner = parentPort;
if (!owner) throw new Error('a console is asked in a thread of its own only');
const { attempts, ...reach } = workerData as ConsoleReach;
const client = new ConsoleClient({ ...reach, retry: { attempts } });
const asked = new Map<number, AbortController>();

owner.on('message', (ask: ConsoleAsk) => {
  if (ask === 'close') {
    client.close();
    owner.close();
  } else if ('cancel' in ask) asked.get(ask.cancel)?.abort();
  else void answer(ask);
});

async function answer({ id, call, args }: Exclude<ConsoleAsk, 'close' | { cancel: number }>): Promise<void> {
  const cancelling = new AbortController();
  asked.set(id, cancelling);
  const make = client[call] as (...given: unknown[]) => Promise<Result<unknown, ConsoleError>>;
  const result = await make.call(client, ...args, cancelling.signal);
  asked.delete(id);
  const { lastConsoleTime, trust } = client;
  const reply: ConsoleReply = {
    id,
    result: result.ok ? result : { ok: false, error: factsOf(result.error) },
    lastConsoleTime,
    trust,
  };
  owner?.postMessage(reply);
}

/** An error as plain data, which is all that goes from thread to thread. */
function factsOf(error: ConsoleError): (ConsoleReply['result'] & { ok: false })['error'] {
  const { code, message, advice, status, reported, requestId, reason, transient } = error;
  return { code, message, advice, status, reported, requestId, reason, transient };
}
