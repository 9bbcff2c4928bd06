import type { NetworkTestLine } from '../../preload/contract/calls/settings-calls.ts';
import { say } from '../../preload/words/say.ts';
import { type ConsoleReach, openConsole } from '../connectors/console-calls.ts';
import { adviceFor } from '../diagnostics/advice-words.ts';
import { checkExtraCa, checkProxy } from '../diagnostics/network-checks.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';

export interface NetworkTest {
  readonly settings: Settings;
  /** The consoles that may be reached; null allows any. */
  readonly allowedConsoles: readonly string[] | null;
  readonly env: NodeJS.ProcessEnv;
  /** Ms since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
  readonly onLine: (line: NetworkTestLine) => void;
}

/**
 * Tests the way to every console as the settings have it, telling each line as it is decided: the proxy, the extra
 * certificate authorities, and whether each console answers. No token is sent.
 */
export async function testNetwork({
  settings,
  allowedConsoles,
  env,
  now,
  signal,
  onLine,
}: NetworkTest): Promise<void> {
  const { network, connectors } = settings;
  const origins = connectors.map(({ url }) => url);
  const words = adviceFor('window');
  onLine({
    id: 'proxy',
    title: say('callMessages:networkTest.proxy'),
    ...withoutCode(checkProxy(network, origins, words)),
  });
  const extraCa = withoutCode(checkExtraCa(network, env, now, words));
  onLine({ id: 'extra-ca', title: say('callMessages:networkTest.extraCa'), ...extraCa });
  for (const connector of connectors) {
    if (signal.aborted) return;
    onLine(await consoleLine(connector, { ...network, allowedConsoles }, signal));
  }
}

async function consoleLine(
  { id, name, url }: Connector,
  way: Omit<ConsoleReach, 'origin' | 'token' | 'attempts'>,
  signal: AbortSignal,
): Promise<NetworkTestLine> {
  const line = { id, title: name };
  const client = openConsole({ origin: url, token: '', ...way, attempts: 1 });
  try {
    const status = await client.systemStatus(signal);
    return status.ok
      ? {
          ...line,
          state: 'passed',
          finding: say('callMessages:networkTest.answers', { host: client.host }),
          advice: '',
        }
      : { ...line, state: 'failed', finding: status.error.message, advice: status.error.advice };
  } finally {
    client.close();
  }
}

function withoutCode({
  state,
  finding,
  advice,
}: Pick<NetworkTestLine, 'state' | 'finding' | 'advice'>): Pick<
  NetworkTestLine,
  'state' | 'finding' | 'advice'
> {
  return { state, finding, advice };
}
