import { failure, type Result, success } from '../../preload/contract/result.ts';
import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import { say } from '../../preload/words/say.ts';
import { isLoopbackHost } from '../net/allowed-origins.ts';
import { ConsoleError } from './console-error.ts';

export interface ConsoleAddress {
  /** Scheme, host and port: `https://usea1-acme.sentinelone.net`. */
  readonly origin: string;
  /** What was changed or looks unusual, one sentence for the user each. */
  readonly notes: string[];
}

const vendorDomain = 'sentinelone.net';
const publicWebSites = new Set([
  'sentinelone.com',
  'www.sentinelone.com',
  'sentinelone.net',
  'www.sentinelone.net',
]);

// Zero-width characters and soft hyphens travel along when an address is copied from a web page or a mail.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const quotes = /^["'`<({\u00ab\u2018-\u201f]+|["'`>)},;\u00bb\u2018-\u201f]+$/g;
const hostName = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/**
 * Makes the address of a console out of what people type and paste: a full address, one copied from the
 * browser with its path, or the bare name of the tenant. Plain `http://` stays only on the loopback interface;
 * everywhere else the token would be readable on the way.
 */
export function parseConsoleAddress(text: string): Result<ConsoleAddress, ConsoleError> {
  const cleaned = text.replace(invisible, '').trim().replace(quotes, '').trim();
  if (cleaned === '') return invalid(phrase('connectionMessages:address.empty'));

  const { scheme, rest } = splitScheme(cleaned);
  if (scheme !== 'https' && scheme !== 'http') {
    return invalid(phrase('connectionMessages:address.scheme', { scheme }));
  }
  const authority = /^[^\\/?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return invalid(phrase('connectionMessages:address.secret'));

  const url = URL.parse(`${scheme}://${authority}`);
  if (url !== null) url.hostname = url.hostname.replace(/\.$/, '');
  if (url === null || !hostName.test(url.hostname))
    return invalid(phrase('connectionMessages:address.noHost'));
  if (publicWebSites.has(url.hostname)) {
    return invalid(phrase('connectionMessages:address.website', { host: url.hostname }));
  }
  const notes: string[] = [];
  completeHost(url, notes);
  const loopback = isLoopbackHost(url.hostname);
  const origin = url.protocol === 'http:' && !loopback ? upgradeToHttps(url, notes) : url.origin;
  const path = rest.slice(authority.length);
  if (!/^[\\/]*$/.test(path)) notes.push(say('connectionMessages:address.onlyHost', { left: shorten(path) }));
  if (!loopback && !url.hostname.endsWith(`.${vendorDomain}`)) {
    notes.push(say('connectionMessages:address.unusual', { host: url.hostname, domain: vendorDomain }));
  }
  return success({ origin, notes });
}

/** Turns the bare name of a tenant into its host, and the vendor's `.com` into the `.net` of its consoles. */
function completeHost(url: URL, notes: string[]): void {
  const given = url.hostname;
  if (/^[a-z0-9-]+$/.test(given) && given !== 'localhost' && url.port === '') {
    url.hostname = `${given}.${vendorDomain}`;
    notes.push(say('connectionMessages:address.completed', { given, host: url.hostname }));
  } else if (given.endsWith('.sentinelone.com')) {
    url.hostname = given.replace(/com$/, 'net');
    notes.push(
      say('connectionMessages:address.otherDomain', { domain: vendorDomain, given, host: url.hostname }),
    );
  }
}

/** Takes the scheme off, also one that was typed before an address that had its own, or not quite right. */
function splitScheme(text: string): { scheme: string; rest: string } {
  const found = /^([a-z][a-z0-9+.-]*)[:;]?[\\/]{2,}|^(https?):[\\/]?/i.exec(text);
  if (found === null) return { scheme: 'https', rest: text };
  const scheme = (found[1] ?? found[2] ?? '').toLowerCase();
  const rest = text.slice(found[0].length);
  return /^https?:[\\/]/i.test(rest) ? splitScheme(rest) : { scheme, rest };
}

function upgradeToHttps(url: URL, notes: string[]): string {
  notes.push(say('connectionMessages:address.encrypted'));
  return new URL(`https://${url.host}`).origin;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function invalid(message: Phrase): Result<never, ConsoleError> {
  return failure(
    new ConsoleError({
      code: 'address-invalid',
      message,
      advice: phrase('connectionMessages:address.advice'),
    }),
  );
}
