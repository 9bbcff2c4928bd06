import { createHash } from 'node:crypto';

/** Hexadecimal digits of SHA-256 that a digest is made of: 100 bits. */
const hexDigits = 25;
const characters = 20;

/**
 * 100 bits of SHA-256 over what tells a row from all others, as 20 digits and letters (0-9, a-v). It stands for the same
 * thing in every project, in every backup and in every database engine, and never for another one: row ids are used again.
 */
function identityDigest(kind: string, ...identity: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, ...identity]))
    .digest('hex');
  return BigInt(`0x${hash.slice(0, hexDigits)}`)
    .toString(32)
    .padStart(characters, '0');
}

/** Of an asset: the connector and the agent's id, in its one form (`normalId`). */
export function assetDigest(connectorId: string, agentId: string): string {
  return identityDigest('asset', connectorId, agentId);
}

/** Of a CVE in its one form (`normalCve`). */
export function vulnerabilityDigest(cve: string): string {
  return identityDigest('vulnerability', cve);
}

/** Of an application by its key, see `applicationKey`. */
export function applicationDigest(identityKey: string): string {
  return identityDigest('application', identityKey);
}

/** SQL: whether a column holds a digest. */
export function isDigest(column: string): string {
  return `coalesce(length(${column}) = ${characters} AND ${column} NOT GLOB '*[^0-9a-v]*', 0)`;
}

/** The three digests of a finding's id; null when the text is none. */
export function digestsIn(findingId: string): readonly [string, string, string] | null {
  const [, asset, vulnerability, application] =
    /^([0-9a-v]{20})-([0-9a-v]{20})-([0-9a-v]{20})$/.exec(findingId) ?? [];
  if (asset === undefined || vulnerability === undefined || application === undefined) return null;
  return [asset, vulnerability, application];
}
