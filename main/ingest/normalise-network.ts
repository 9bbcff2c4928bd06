import { isIP, isIPv4 } from 'node:net';
import { plainText } from '../outside/identifier.ts';
import { saysNothing } from '../outside/nothing-said.ts';

/** Endpoint addresses in one form each, so that searching and comparing them works. */

/** What an address from outside is: its one form, null where there is none, and `unreadable` where it is no address. */
export type AddressReading = string | null | 'unreadable';

/** The form that hardware addresses are kept in, which is also the most frequent one in answers. */
const keptForm = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;
/** Octets of one or two digits between colons, hyphens or spaces; groups of four digits, as Cisco writes them; or bare. */
const octets = /^[0-9a-f]{1,2}(?:([:\- ])[0-9a-f]{1,2}(?:\1[0-9a-f]{1,2})*)$/;
const quads = /^[0-9a-f]{4}(?:([.:-])[0-9a-f]{4}(?:\1[0-9a-f]{4})*)$/;
const bare = /^[0-9a-f]+$/;
/** Octets of an Ethernet address, of an EUI-64, which tunnels have, and of InfiniBand. */
const lengths: readonly number[] = [6, 8, 20];

/**
 * `00-25-96-FF-FE-12` and its kin as `00:25:96:ff:fe:12`. The all-zero address of loopback interfaces and that of a
 * broadcast are the address of no endpoint.
 */
export function readMacAddress(value: string | null | undefined): AddressReading {
  if (!value) return null;
  if (keptForm.test(value)) return hardwareAddressOrNull(value);
  const text = plainText(value).toLowerCase();
  if (saysNothing(text)) return null;
  const parts = octetsOf(text);
  if (parts === null || !lengths.includes(parts.length)) return 'unreadable';
  return hardwareAddressOrNull(parts.join(':'));
}

function hardwareAddressOrNull(address: string): string | null {
  return /^(?:00|:)+$/.test(address) || /^(?:ff|:)+$/.test(address) ? null : address;
}

function octetsOf(text: string): readonly string[] | null {
  if (octets.test(text)) return text.split(/[:\- ]/).map((octet) => octet.padStart(2, '0'));
  if (quads.test(text) || bare.test(text)) return text.replace(/[^0-9a-f]/g, '').match(/../g);
  return null;
}

/** Addresses of IPv4 that are those of no endpoint: none reported, this machine, and everybody. */
const noEndpoint = /^(?:0\.0\.0\.0|127\..*|255\.255\.255\.255)$/;
/** An IPv4 address within IPv6 (RFC 4291, section 2.5.5.2), as `URL` writes it. */
const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;
const mask = /\/(?:(?<bits>\d{1,3})|(?<dotted>\d+\.\d+\.\d+\.\d+))$/;

/**
 * An IP address in its one form: IPv6 as RFC 5952 has it, and as IPv4 where it only wraps such an address. A mask and the
 * name of an interface (`fe80::1%eth0`) are left away. Loopback, unspecified and broadcast are the address of no
 * endpoint.
 */
export function readIpAddress(value: string | null | undefined): AddressReading {
  if (!value) return null;
  if (isIPv4(value)) return noEndpoint.test(value) ? null : value;
  const plain = plainText(value).toLowerCase();
  const masked = mask.exec(plain)?.groups;
  const text = plain
    .replace(mask, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%[^%]*$/, '');
  if (saysNothing(text)) return null;
  const kind = isIP(text);
  if (kind === 0 || !isMask(masked, kind)) return 'unreadable';
  const address = kind === 4 ? text : canonical(text);
  return address === '::' || address === '::1' || noEndpoint.test(address) ? null : address;
}

/**
 * Whether what stands behind an address is a mask for its kind: a number of bits, or, of IPv4, ones and then zeros. No
 * mask at all is one.
 */
function isMask(masked: Readonly<Record<string, string | undefined>> | undefined, kind: number): boolean {
  if (masked === undefined) return true;
  const { bits, dotted = '' } = masked;
  if (bits !== undefined) return Number(bits) <= (kind === 4 ? 32 : 128);
  if (kind !== 4 || !isIPv4(dotted)) return false;
  return /^1*0*$/.test(
    dotted
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join(''),
  );
}

function canonical(address: string): string {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = mapped.exec(written) ?? [];
  if (high === undefined || low === undefined) return written;
  const bits = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

/** The distinct values that are there, in their first order. */
export function distinct(values: Iterable<string | null>): string[] {
  const found = new Set<string>();
  for (const value of values) if (value !== null) found.add(value);
  return [...found];
}
