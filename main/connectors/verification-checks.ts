import type { Result } from '../../preload/contract/result.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { saidPhrases } from '../../preload/words/phrase.ts';
import { say } from '../../preload/words/say.ts';
import { type ConsoleError, serviceUserAdvice } from '../sentinelone/console-error.ts';
import type { ConsoleUser } from '../sentinelone/system-records.ts';
import type { ConsoleCalls } from './console-calls.ts';
import { trustWords } from './trust-words.ts';
import { failed, type Outcome, passed, warning } from './verification-line.ts';

/** Whether a healthy console answers at the address; without the token. */
export async function checkAddress(client: ConsoleCalls, signal: AbortSignal): Promise<Outcome> {
  const status = await client.systemStatus(signal);
  if (!status.ok) {
    if (!answersAsConsole(status.error)) return failed(status.error);
    return passed(
      say('verification:address.answersQuietly', { host: client.host }) + trustWords(client.trust),
    );
  }
  const trusted = trustWords(client.trust);
  if (status.value.health.toLowerCase() === 'ok')
    return passed(say('verification:address.answers', { host: client.host }) + trusted);
  return warning(
    say('verification:address.unhealthy', { host: client.host, health: status.value.health }) + trusted,
    say('verification:address.unhealthyAdvice'),
  );
}

/** Whether what refused to tell its health is a console all the same: nothing else puts errors like that. */
function answersAsConsole(error: ConsoleError): boolean {
  return !error.transient && error.reported !== null && error.reported.code !== null;
}

export interface TokenCheck {
  readonly outcome: Outcome;
  readonly consoleVersion: string | null;
}

/** Whether the console accepts the token. Nothing but its plain "no" makes the token a bad one. */
export async function checkToken(client: ConsoleCalls, signal: AbortSignal): Promise<TokenCheck> {
  const info = await client.systemInfo(signal);
  if (info.ok) {
    const consoleVersion = info.value.version ?? null;
    const finding =
      consoleVersion === null
        ? say('verification:token.accepted')
        : say('verification:token.acceptedBy', { version: consoleVersion });
    return { outcome: passed(finding), consoleVersion };
  }
  const { error } = info;
  if (error.code !== 'permission-missing' && error.code !== 'not-available') {
    return { outcome: failed(error), consoleVersion: null };
  }
  const finding = say('verification:token.unknown');
  return {
    outcome: warning(finding, say('verification:token.unknownAdvice'), { code: error.code }),
    consoleVersion: null,
  };
}

/** Whose token it is and what it may see. A token without permission to read this can still import. */
export function checkScope(user: Result<ConsoleUser, ConsoleError>): Outcome {
  if (user.ok) return passed(describeUser(user.value));
  if (user.error.code === 'cancelled') return failed(user.error);
  return warning(say('verification:scope.unknown'), say('verification:scope.unknownAdvice'), {
    code: user.error.code,
  });
}

/** Whether endpoints can be read, and how many there are (decommissioned and uninstalled ones not counted). */
export async function checkAssets(client: ConsoleCalls, signal: AbortSignal): Promise<Outcome> {
  const count = await client.countAgents({ includeGone: false }, signal);
  if (!count.ok) return failed(count.error, adviceFor(count.error, 'Endpoints > View'));
  if (count.value === null) return passed(say('verification:assets.uncounted'));
  if (count.value > 0)
    return passed(
      say('verification:assets.counted', { count: count.value, endpoints: numberWords(count.value) }),
      count.value,
    );
  return warning(
    say('verification:assets.none'),
    say('verification:assets.noneAdvice', { advice: saidPhrases([serviceUserAdvice]) ?? '' }),
    {
      count: 0,
    },
  );
}

/** Whether findings can be read, how many there are, and by which licence. */
export async function checkFindings(
  client: ConsoleCalls,
  user: ConsoleUser | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const count = await client.countRisks({}, signal);
  if (!count.ok) return failed(count.error, adviceFor(count.error, 'Applications > View risks'));
  if (count.value === 0) {
    return warning(say('verification:findings.none'), say('verification:findings.noneAdvice'), {
      count: 0,
    });
  }
  const many =
    count.value === null
      ? say('verification:findings.uncounted')
      : say('verification:findings.counted', {
          count: count.value,
          findings: numberWords(count.value),
        });
  const licence = await describeLicence(client, user, signal);
  return passed(licence === null ? many : `${many} ${licence}`, count.value);
}

/** The licence by which findings are reported, where the console tells; nothing is lost when it does not. */
async function describeLicence(
  client: ConsoleCalls,
  user: ConsoleUser | null,
  signal: AbortSignal,
): Promise<string | null> {
  const siteId =
    user?.scope === 'site' ? (user.scopeRoles?.[0]?.id ?? null) : await someSiteId(client, signal);
  const sku = siteId === null ? null : await client.vulnerabilitySku(siteId, signal);
  if (!sku?.ok || sku.value === null) return null;
  return sku.value ? say('verification:findings.fullLicence') : say('verification:findings.baseLicence');
}

async function someSiteId(client: ConsoleCalls, signal: AbortSignal): Promise<string | null> {
  const site = await client.anySite(signal);
  return site.ok ? (site.value?.id ?? null) : null;
}

function adviceFor(error: ConsoleError, permission: string): string {
  if (error.code !== 'permission-missing') return error.advice;
  return say('verification:permissionAdvice', { permission });
}

function describeUser(user: ConsoleUser): string {
  const name = user.fullName || user.email || say('verification:scope.unnamed');
  const places = (user.scopeRoles ?? [])
    .map((role) => role.name)
    .filter((place) => typeof place === 'string');
  if (user.scope === 'tenant') return say('verification:scope.tenant', { name });
  if (user.scope === null || user.scope === undefined) return say('verification:scope.notReported', { name });
  const { scope } = user;
  if (places.length === 0) return say(`verification:scope.single.${scope}`, { name });
  const told = { name, count: places.length, places: places.slice(0, 3).join(', ') };
  return places.length > 3
    ? say(`verification:scope.many.${scope}`, { ...told, more: places.length - 3 })
    : say(`verification:scope.some.${scope}`, told);
}
