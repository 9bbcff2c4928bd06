/**
 * The key of an update feed (`docs/updates.md`):
 *
 *     node scripts/update-key.ts make FILE                      makes a key: the private half into FILE
 *     node scripts/update-key.ts sign FOLDER --key FILE ...     signs the feed's metadata in a release
 *     node scripts/update-key.ts check FOLDER                   says whether this build would take it
 *
 * UPDATE_KEY_PASSPHRASE encrypts and opens private keys.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isSigned, readUpdateKey, signedBytes } from '../main/updates/signed-metadata.ts';
import { updateKeys } from '../main/updates/update-keys.ts';

const { env, stdout, stderr } = process;
const passphrase = env['UPDATE_KEY_PASSPHRASE'];
const usage =
  'Usage: node scripts/update-key.ts make FILE | sign FOLDER --key FILE [--key FILE] | check FOLDER\n';

/** What electron-builder calls the metadata: `latest.yml`, `latest-mac.yml`, `latest-linux-arm64.yml`, or by channel. */
const metadataName = /^(?!builder-)[a-z]+(?:-mac|-linux(?:-[a-z0-9]+)?)?\.yml$/;

function publicLine(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

function make(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const locked = passphrase ? { cipher: 'aes-256-cbc', passphrase } : {};
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8', ...locked });
  // Never over a key that is there.
  writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  stdout.write(`${publicLine(privateKey)}\n`);
  stderr.write(
    `The private key is in ${file}${passphrase ? '' : ', NOT ENCRYPTED: set UPDATE_KEY_PASSPHRASE'}.\n`,
  );
  stderr.write('Add the line above to main/updates/update-keys.ts.\n');
}

function metadataIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => metadataName.test(name));
  if (names.length === 0) throw new Error(`There is no metadata of a feed in ${folder}.`);
  return names;
}

function signFolder(folder: string, keyFiles: readonly string[]): void {
  const keys = keyFiles.map((file) => createPrivateKey({ key: readFileSync(file), passphrase }));
  const strange = keys.find((key) => key.asymmetricKeyType !== 'ed25519');
  if (strange !== undefined) throw new Error('A key of another kind than Ed25519 was given.');
  for (const name of metadataIn(folder)) {
    const bytes = signedBytes(name, readFileSync(join(folder, name), 'utf8'));
    const lines = keys.map((key) => `${sign(null, bytes, key).toString('base64')}\n`);
    writeFileSync(join(folder, `${name}.sig`), lines.join(''));
    stdout.write(`${name}.sig\n`);
  }
  const compiled = keys.filter((key) => updateKeys.includes(publicLine(key))).length;
  stderr.write(`${compiled} of ${keys.length} keys are compiled into this build.\n`);
}

function check(folder: string): void {
  const keys = updateKeys.map(readUpdateKey);
  const wrong = metadataIn(folder).filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return !isSigned(keys, name, text, signaturesOf(join(folder, `${name}.sig`)));
  });
  for (const name of wrong) stderr.write(`${name} is not signed with a key of this build.\n`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function signaturesOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string', multiple: true } },
});
const [command, target] = positionals;
const keyFiles = values.key ?? [];
if (command === 'make' && target !== undefined) make(target);
else if (command === 'sign' && target !== undefined && keyFiles.length > 0) signFolder(target, keyFiles);
else if (command === 'check' && target !== undefined) check(target);
else {
  stderr.write(usage);
  process.exitCode = 2;
}
