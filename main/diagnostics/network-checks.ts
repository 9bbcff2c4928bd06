import { say } from '../../preload/words/say.ts';
import { trustedWords } from '../connectors/trust-words.ts';
import { isLoopbackHost } from '../net/allowed-origins.ts';
import { readCertificates } from '../net/certificate-file.ts';
import { systemProxy } from '../net/system-proxy.ts';
import { trustedAuthorities } from '../net/trusted-authorities.ts';
import type { NetworkSettings } from '../settings/settings-schema.ts';
import type { AdviceWords } from './advice-words.ts';
import { failed, failedBy, type Outcome, passed, skipped, warning } from './check.ts';

/** Where the proxy variables are asked about while there is no connector. */
const someConsole = 'https://console.sentinelone.net';

/** The proxy on the way to a console, in the settings or in the variables; empty when there is none. */
export function proxyTo(origin: string, { proxyUrl }: NetworkSettings): string {
  if (isLoopbackHost(new URL(origin).hostname)) return '';
  return proxyUrl ?? systemProxy(origin);
}

/** Which proxies stand between this machine and its consoles. Never shows a proxy's user name or password. */
export function checkProxy(
  network: NetworkSettings,
  origins: readonly string[],
  words: AdviceWords,
): Outcome {
  const ways = new Set<string>();
  for (const origin of origins.length === 0 ? [someConsole] : origins) {
    const proxy = proxyTo(origin, network);
    const host = proxy === '' ? '' : hostOfProxy(proxy);
    if (host === null) {
      return failed('proxy-failed', say('connectorChecks:proxy.form'), words.proxy);
    }
    ways.add(host === '' ? say('connectorChecks:way.direct') : wayThrough(host, network));
  }
  const way = [...ways].reduce((first, second) => say('connectorChecks:way.both', { first, second }));
  return passed(say('connectorChecks:way.found', { way }));
}

function wayThrough(host: string, { proxyUrl }: NetworkSettings): string {
  return proxyUrl === null
    ? say('connectorChecks:way.proxyOfVariables', { host })
    : say('connectorChecks:way.proxyOfSettings', { host });
}

/** `host:port`; null when it is no address of a proxy. */
function hostOfProxy(proxy: string): string | null {
  const url = URL.parse(proxy);
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}

/** Whether the certificate authorities that are trusted besides the built-in ones can be used, by `now` in ms; and which. */
export function checkExtraCa(
  network: NetworkSettings,
  env: NodeJS.ProcessEnv,
  now: number,
  words: AdviceWords,
): Outcome {
  const named = env['NODE_EXTRA_CA_CERTS'] || null;
  const ofEnvironment = network.trustEnvironmentCa === true ? named : null;
  const files = [network.extraCaFile, ofEnvironment].filter((file) => file !== null);
  for (const file of files) {
    const read = readCertificates(file);
    if (!read.ok) {
      return failed(
        'tls-failed',
        say('connectorChecks:extraCa.unusable', { file, reason: read.error.reason }),
        file === network.extraCaFile ? words.extraCa : say('connectorChecks:extraCa.variableAdvice'),
      );
    }
    // Bundles of many authorities always hold some that are over.
    if (read.value.every((certificate) => Date.parse(certificate.validTo) < now)) {
      return warning(
        say('connectorChecks:extraCa.expired', { file }),
        say('connectorChecks:extraCa.expiredAdvice'),
      );
    }
  }
  const trusted = trustedAuthorities(network, env);
  if (!trusted.ok) return failedBy(trusted.error);
  const sources = trustedWords(trusted.value.sources);
  if (files.length > 0) return passed(say('connectorChecks:extraCa.trusted', { sources }));
  // Where all consoles are reached without it nothing is wrong: the variable may be there for other programs.
  return named === null
    ? skipped(say('connectorChecks:extraCa.none', { sources }))
    : skipped(
        say('connectorChecks:extraCa.notTrusted', { file: named, sources }),
        say('connectorChecks:extraCa.notTrustedAdvice'),
      );
}
