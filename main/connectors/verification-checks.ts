import type { Result } from '../../preload/contract/result.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import { type ConsoleError, serviceUserAdvice } from '../sentinelone/console-error.ts';
import type { ConsoleUser } from '../sentinelone/system-records.ts';
import { failed, type Outcome, passed, readable, warning } from './verification-line.ts';

/** Whether a healthy console answers at the address; without the token. */
export async function checkAddress(client: ConsoleClient, signal: AbortSignal): Promise<Outcome> {
  const status = await client.systemStatus(signal);
  if (!status.ok) {
    if (!answersAsConsole(status.error)) return failed(status.error);
    return passed(`A SentinelOne console answers at ${client.host}; it keeps its health to itself.`);
  }
  if (status.value.health.toLowerCase() === 'ok')
    return passed(`A SentinelOne console answers at ${client.host}.`);
  return warning(
    `The console at ${client.host} answers, but reports its health as "${status.value.health}".`,
    'Imports may fail until the console is healthy again.',
  );
}

/** Whether what refused to tell its health is a console all the same: nothing else puts errors like that. */
function answersAsConsole(error: ConsoleError): boolean {
  return !error.transient && /"errors"\s*:\s*\[\s*\{[^}]*"code"/.test(error.body ?? '');
}

export interface TokenCheck {
  readonly outcome: Outcome;
  readonly consoleVersion: string | null;
}

/** Whether the console accepts the token. Nothing but its plain "no" makes the token a bad one. */
export async function checkToken(client: ConsoleClient, signal: AbortSignal): Promise<TokenCheck> {
  const info = await client.systemInfo(signal);
  if (info.ok) {
    const consoleVersion = info.value.version ?? null;
    const version = consoleVersion === null ? '' : ` of version ${consoleVersion}`;
    return { outcome: passed(`The console${version} accepts the token.`), consoleVersion };
  }
  const { error } = info;
  if (error.code !== 'permission-missing' && error.code !== 'not-available') {
    return { outcome: failed(error), consoleVersion: null };
  }
  const finding = 'The console does not say whether the token is good: it keeps its version to itself.';
  return {
    outcome: warning(finding, 'The lines below show what the token can read.', { code: error.code }),
    consoleVersion: null,
  };
}

/** Whose token it is and what it may see. A token without permission to read this can still import. */
export function checkScope(user: Result<ConsoleUser, ConsoleError>): Outcome {
  if (user.ok) return passed(describeUser(user.value));
  if (user.error.code === 'cancelled') return failed(user.error);
  return warning(
    'The console does not tell whose token this is and which accounts or sites it covers.',
    'Imports work without it. To see it here, the role needs the permission Users > View.',
    { code: user.error.code },
  );
}

/** Whether endpoints can be read, and how many there are (decommissioned and uninstalled ones not counted). */
export async function checkAssets(client: ConsoleClient, signal: AbortSignal): Promise<Outcome> {
  const count = await client.countAgents({ includeGone: false }, signal);
  if (!count.ok) return failed(count.error, adviceFor(count.error, 'Endpoints > View'));
  if (count.value === null)
    return passed('The token can read endpoints; the console does not tell how many.');
  if (count.value > 0) return passed(`The token can read ${readable(count.value)} endpoints.`, count.value);
  return warning(
    'The token may read endpoints, but sees none.',
    `There may be none in its scope. ${serviceUserAdvice}`,
    {
      count: 0,
    },
  );
}

/** Whether vulnerabilities can be read, how many there are, and by which licence. */
export async function checkVulnerabilities(
  client: ConsoleClient,
  user: ConsoleUser | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const count = await client.countRisks({}, signal);
  if (!count.ok) return failed(count.error, adviceFor(count.error, 'Applications > View risks'));
  if (count.value === 0) {
    return warning(
      'The token may read vulnerabilities, but sees none.',
      'Zero is not proof that there are none: a console without the licence for application vulnerabilities answers ' +
        'like this too. Compare with Applications > Risks in the console.',
      { count: 0 },
    );
  }
  const many =
    count.value === null
      ? 'vulnerabilities; the console does not tell how many'
      : `${readable(count.value)} vulnerabilities`;
  const licence = await describeLicence(client, user, signal);
  return passed(`The token can read ${many}.${licence}`, count.value);
}

/** The licence by which vulnerabilities are reported, where the console tells; nothing is lost when it does not. */
async function describeLicence(
  client: ConsoleClient,
  user: ConsoleUser | null,
  signal: AbortSignal,
): Promise<string> {
  const siteId =
    user?.scope === 'site' ? (user.scopeRoles?.[0]?.id ?? null) : await someSiteId(client, signal);
  const sku = siteId === null ? null : await client.vulnerabilitySku(siteId, signal);
  if (!sku?.ok || sku.value === null) return '';
  return sku.value
    ? ' The licence is Singularity Vulnerability Management, with exploit and remediation details.'
    : ' The licence is the base one, without exploit and remediation details.';
}

async function someSiteId(client: ConsoleClient, signal: AbortSignal): Promise<string | null> {
  const site = await client.anySite(signal);
  return site.ok ? (site.value?.id ?? null) : null;
}

function adviceFor(error: ConsoleError, permission: string): string {
  if (error.code !== 'permission-missing') return error.advice;
  return (
    `In the console, open Settings > Users > Service Users and give the service user the role Viewer, or a role with ` +
    `${permission}, on the account or site to import.`
  );
}

function describeUser(user: ConsoleUser): string {
  const name = user.fullName || user.email || 'A user without a name';
  const places = (user.scopeRoles ?? [])
    .map((role) => role.name)
    .filter((place) => typeof place === 'string');
  if (user.scope === 'tenant') return `${name} sees the whole console.`;
  if (user.scope === null || user.scope === undefined)
    return `${name} owns the token; the console does not tell its scope.`;
  const kind = places.length === 1 ? user.scope : `${user.scope}s`;
  if (places.length === 0) return `${name} sees single ${user.scope}s.`;
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  return `${name} sees the ${kind} ${places.slice(0, 3).join(', ')}${more}.`;
}
