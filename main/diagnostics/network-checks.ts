import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { getProxyForUrl } from 'proxy-from-env';
import { isLoopbackHost } from '../sentinelone/console-address.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { NetworkSettings } from '../settings/settings-schema.ts';
import type { AdviceWords } from './advice-words.ts';
import { failed, type Outcome, passed, skipped, warning } from './check.ts';

/** Where the proxy variables are asked about while there is no connector. */
const someConsole = 'https://console.sentinelone.net';

/** The proxy on the way to a console, in the settings or in the variables; empty when there is none. */
export function proxyTo(origin: string, { proxyUrl }: NetworkSettings): string {
  if (isLoopbackHost(new URL(origin).hostname)) return '';
  return proxyUrl ?? getProxyForUrl(origin);
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
      return failed('proxy-failed', 'The proxy is not an http:// or https:// address.', words.proxy);
    }
    const told = network.proxyUrl === null ? 'the proxy variables say' : 'the settings say';
    ways.add(host === '' ? 'directly' : `through the proxy ${host}, as ${told}`);
  }
  return passed(`Consoles are reached ${[...ways].join(', and ')}.`);
}

/** `host:port`; null when it is no address of a proxy. */
function hostOfProxy(proxy: string): string | null {
  const url = URL.parse(proxy);
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}

/** Whether the certificate authorities that are trusted besides the built-in ones can be used, by `now` in ms. */
export function checkExtraCa(
  network: NetworkSettings,
  env: NodeJS.ProcessEnv,
  now: number,
  words: AdviceWords,
): Outcome {
  const files = [network.extraCaFile, env['NODE_EXTRA_CA_CERTS'] || null].filter((file) => file !== null);
  if (files.length === 0) return skipped('There are none; the built-in ones are trusted.');
  const told: string[] = [];
  for (const file of files) {
    const certificates = readCertificates(file);
    if (typeof certificates === 'string') {
      return failed(
        'tls-failed',
        `${file} cannot be used: ${certificates}.`,
        file === network.extraCaFile ? words.extraCa : 'Correct NODE_EXTRA_CA_CERTS, or unset it.',
      );
    }
    // Bundles of many authorities always hold some that are over.
    if (certificates.every((certificate) => Date.parse(certificate.validTo) < now)) {
      return warning(
        `Every certificate in ${file} has expired.`,
        'Get the current file from your network team.',
      );
    }
    told.push(
      `${file} (${certificates.length === 1 ? '1 certificate' : `${certificates.length} certificates`})`,
    );
  }
  return passed(`Trusted besides the built-in ones: ${told.join(', ')}.`);
}

/** The certificates in a PEM file, or why it cannot be used. */
export function readCertificates(file: string): X509Certificate[] | string {
  try {
    // Reading from a pipe or a device might never end.
    if (!statSync(file).isFile()) return 'it is no ordinary file';
    const pem = readFileSync(file, 'utf8');
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    return blocks.length === 0
      ? 'it holds no PEM certificate'
      : blocks.map((block) => new X509Certificate(block));
  } catch (error) {
    return systemReason(error);
  }
}
