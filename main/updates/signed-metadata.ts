import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Signatures of one file that are looked at; more than any publisher has keys. */
const maxSignatures = 8;

/** A key as `update-keys.ts` has it. Throws where it is none, or not one of Ed25519. */
export function readUpdateKey(line: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(line, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('The key of an update feed is not one of Ed25519.');
  return key;
}

/**
 * What is signed of a metadata file: its name and its bytes, so that the file of one system cannot stand for another's,
 * nor the text of anything else for either.
 */
export function signedBytes(fileName: string, text: string): Buffer {
  return Buffer.from(`sentinelone-connector update metadata 1\n${fileName}\n${text}`);
}

/** Whether one of the signatures, base64 with one on a line, is by one of the keys. Never throws. */
export function isSigned(
  keys: readonly KeyObject[],
  fileName: string,
  text: string,
  signatures: string,
): boolean {
  const bytes = signedBytes(fileName, text);
  return signatures
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[A-Za-z0-9+/]{86}==$/.test(line))
    .slice(0, maxSignatures)
    .some((line) => keys.some((key) => verify(null, bytes, key, Buffer.from(line, 'base64'))));
}
