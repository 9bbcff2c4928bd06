import { foldedText } from '../../preload/words/folded-text.ts';

/** The vendor's regions stand before the tenant in a console's host: `usea1-acme`, `euce1-103-mssp`. */
const region = /^[a-z]{2,6}\d+-(?=.)/;

/**
 * A name for a connector, from the host of its console: `https://usea1-acme.sentinelone.net` gives `Acme`. Null where the
 * host names no tenant. A name that is taken gets a number.
 */
export function suggestedName(origin: string, taken: readonly string[]): string | null {
  const host = URL.parse(origin)?.hostname ?? '';
  const label = host.endsWith('.sentinelone.net') ? (host.split('.')[0] ?? '') : '';
  const tenant = label.replace(region, '');
  if (!/[a-z]/.test(tenant)) return null;
  const name = tenant
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  const isTaken = (candidate: string): boolean =>
    taken.some((other) => foldedText(other.trim()) === foldedText(candidate));
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
