import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DiagnosticCheck } from '../../preload/contract/diagnostic-check.ts';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { openConsole } from '../connectors/console-calls.ts';
import { trustWords } from '../connectors/trust-words.ts';
import { attemptsWhileWatched, verifyConnector } from '../connectors/verification.ts';
import { checkAddress } from '../connectors/verification-checks.ts';
import { lineOf } from '../connectors/verification-line.ts';
import { isAllowedOrigin } from '../net/allowed-origins.ts';
import type { SecretError } from '../secrets/secret-error.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { Connector, NetworkSettings } from '../settings/settings-schema.ts';
import { failed, failedBy, type Outcome, passed, skipped } from './check.ts';
import { checkClock } from './clock-check.ts';
import { proxyTo } from './network-checks.ts';

/** The token to check a connector with, or the outcome of the token's check where there is none to use. */
export type TokenToCheck = Result<
  string,
  SecretError | { readonly notTried: string; readonly advice: string }
>;

export interface ConnectorDiagnosis {
  readonly connector: Connector;
  readonly token: TokenToCheck;
  readonly mode: IngestMode;
  readonly network: NetworkSettings;
  /** The demo tenant lives on days of its own, so that its clock says nothing. */
  readonly demo: boolean;
  /** The token of the demo tenant, which may be added as a console like any other. */
  readonly demoToken: string;
  /** The consoles that may be reached; null allows any. */
  readonly allowedConsoles: readonly string[] | null;
  readonly onCheck: (check: DiagnosticCheck) => void;
  readonly signal: AbortSignal;
  /** This machine's clock as epoch milliseconds. */
  readonly now: () => number;
}

/** Stands where a token has to be while only the one call is made that is sent without it. */
const noToken = 'no-token';

/**
 * Checks one connector: name resolution, address and TLS, clock, token, expiry, permissions. Whose token it is and which
 * sites it sees is left out: a diagnosis is made to be passed on.
 */
export async function checkConnector(diagnosis: ConnectorDiagnosis): Promise<void> {
  const { connector, token, mode, network, allowedConsoles, signal, now } = diagnosis;
  const show = (id: string, title: string, outcome: Outcome): void =>
    diagnosis.onCheck({
      repair: null,
      ...outcome,
      id: `connector/${connector.id}/${id}`,
      title: say('connectorChecks:title.ofConnector', { name: connector.name, title }),
    });
  const client = openConsole({
    origin: connector.url,
    token: token.ok ? token.value : noToken,
    ...network,
    allowedConsoles,
    attempts: attemptsWhileWatched,
  });
  const showLine = (line: VerificationLine): void => {
    if (line.id === 'address') {
      const { address, tls } = addressAndTls(outcomeOf(line), connector.url, trustWords(client.trust));
      show('address', say('connectorChecks:title.address'), address);
      show('tls', say('connectorChecks:title.tls'), tls);
      const clock = clockOutcome(diagnosis, client.lastConsoleTime);
      show('clock', say('connectorChecks:title.clock'), clock);
    } else if (line.id !== 'scope') show(line.id, line.title, outcomeOf(line));
  };
  try {
    if (isAllowedOrigin(connector.url, allowedConsoles))
      show('name', say('connectorChecks:title.name'), await checkName(connector.url, network));
    if (token.ok) {
      await verifyConnector(client, { mode, signal, now, onLine: showLine });
      return;
    }
    showLine(lineOf('address', await checkAddress(client, signal)));
    const { error } = token;
    show(
      'token',
      say('connectorChecks:title.token'),
      'notTried' in error ? skipped(error.notTried, error.advice) : failedBy(error),
    );
  } finally {
    client.close();
  }
}

function outcomeOf({ id, state, finding, advice, code }: VerificationLine): Outcome {
  // A token that is over is a matter of credentials, also where the console has not noticed yet.
  const told = state === 'failed' && id === 'expiry' ? 'token-rejected' : code;
  return { state, finding, advice, code: told };
}

/** The first line of a verification is about two things that are mended in different places. */
function addressAndTls(
  line: Outcome,
  origin: string,
  trusted: string,
): { readonly address: Outcome; readonly tls: Outcome } {
  const { protocol, host } = new URL(origin);
  if (protocol === 'http:') {
    return { address: line, tls: skipped(say('connectorChecks:tls.loopback')) };
  }
  if (line.code === 'tls-failed') {
    return { address: passed(say('connectorChecks:address.answers', { host })), tls: line };
  }
  if (line.state === 'passed' || line.state === 'warning') {
    return {
      address: { ...line, finding: line.finding.replace(trusted, '') },
      tls: passed(say('connectorChecks:tls.good', { host }) + trusted),
    };
  }
  return { address: line, tls: skipped(say('connectorChecks:tls.notTried')) };
}

/** The demo tenant has days of its own, also when it is added as a console like any other. */
function clockOutcome(
  { demo, demoToken, token, now }: ConnectorDiagnosis,
  consoleTime: number | null,
): Outcome {
  return demo || (token.ok && token.value === demoToken)
    ? skipped(say('connectorChecks:demoClock'))
    : checkClock(now(), consoleTime);
}

async function checkName(origin: string, network: NetworkSettings): Promise<Outcome> {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return skipped(say('connectorChecks:name.address', { host }));
  if (proxyTo(origin, network) !== '') return skipped(say('connectorChecks:name.proxy'));
  try {
    await lookup(host);
    return passed(say('connectorChecks:name.found', { host }));
  } catch (error) {
    return failed(
      'name-not-found',
      say('connectorChecks:name.notFound', { host, reason: systemReason(error) }),
      say('connectorChecks:name.advice'),
    );
  }
}
