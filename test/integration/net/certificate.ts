import { createSign, generateKeyPairSync } from 'node:crypto';

export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

interface CertificateFacts {
  /** DNS names and IPv4 addresses that the certificate is for. */
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/**
 * Makes a self-signed certificate (X.509 v3, ECDSA on P-256), as the TLS tests need it. Written out in DER since
 * Node can read certificates but not make them, and a test should not depend on an installed openssl.
 */
export function makeCertificate(facts: CertificateFacts): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(facts.names[0] ?? 'test')))));
  const now = Date.now();
  const validity = sequence(
    time(facts.notBefore ?? new Date(now - 86_400_000)),
    time(facts.notAfter ?? new Date(now + 86_400_000)),
  );
  const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
  const extensions = der(
    0xa3,
    sequence(
      sequence(oid('551d13'), octets(sequence(der(0x01, Buffer.from([0xff]))))),
      sequence(oid('551d11'), octets(sequence(...facts.names.map(alternativeName)))),
    ),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = createSign('SHA256').update(body).sign(privateKey);
  const certificate = sequence(
    body,
    ecdsaWithSha256,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  // No empty line where the last one is full: OpenSSL takes that for the end.
  const base64 = certificate.toString('base64').replace(/(.{64})(?=.)/g, '$1\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function alternativeName(name: string): Buffer {
  return /^\d+(?:\.\d+){3}$/.test(name)
    ? der(0x87, Buffer.from(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name));
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...contents: Buffer[]): Buffer => der(0x30, ...contents);
const set = (...contents: Buffer[]): Buffer => der(0x31, ...contents);
const octets = (content: Buffer): Buffer => der(0x04, content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, '')}`));
