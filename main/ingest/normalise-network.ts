/** Endpoint addresses in one form each, so that searching and comparing them works. */

const hexDigits = /^[0-9a-f]{12}$/;
/** The form that addresses are kept in, which is also the most frequent one in answers. */
const keptForm = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** `00-25-96-FF-FE-12` and its kin as `00:25:96:ff:fe:12`; null for the all-zero address of loopback interfaces. */
export function macAddressOrNull(value: string | null | undefined): string | null {
  if (!value || value === '00:00:00:00:00:00') return null;
  if (keptForm.test(value)) return value;
  const digits = value.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (digits === '' || /^0+$/.test(digits)) return null;
  if (!hexDigits.test(digits)) return value.trim().toLowerCase();
  return digits.match(/../g)?.join(':') ?? null;
}

/** An IP address in lower case; null for loopback, which says nothing about an endpoint. */
export function ipAddressOrNull(value: string | null | undefined): string | null {
  const address = value?.trim().toLowerCase() ?? '';
  if (address === '' || address === '::1' || address.startsWith('127.')) return null;
  return address;
}

/** The distinct values that are there, in their first order. */
export function distinct(values: Iterable<string | null>): string[] {
  const found = new Set<string>();
  for (const value of values) if (value !== null) found.add(value);
  return [...found];
}
