/**
 * The public keys that the metadata of an update feed is signed with: Ed25519, as base64 of their SubjectPublicKeyInfo,
 * one line each as `node scripts/update-key.ts make` prints it. With none, an application that its system does not check
 * does not update itself. Two are here while a publisher changes keys: `docs/updates.md`.
 */
export const updateKeys: readonly string[] = [];
