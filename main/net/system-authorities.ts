import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/**
 * Where distributions of Linux, and the BSDs, keep the certificate authorities of the system in one file: as Go looks for
 * them (src/crypto/x509/root_linux.go and root_bsd.go). The first that is there counts.
 */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/usr/local/etc/ssl/cert.pem',
  '/usr/local/share/certs/ca-root-nss.crt',
];

let known: readonly string[] | undefined;

/**
 * The certificate authorities that this system trusts, in PEM; none where they cannot be read. Windows and macOS are asked by
 * the runtime. Elsewhere it would go by the variables `SSL_CERT_FILE` and `SSL_CERT_DIR`, so that the system's own file is
 * read. Read once for each thread.
 */
export function systemAuthorities(platform = process.platform): readonly string[] {
  known ??= platform === 'win32' || platform === 'darwin' ? tls.getCACertificates('system') : ofBundle();
  return known;
}

function ofBundle(): string[] {
  for (const file of bundles) {
    try {
      const text = readFileSync(file, 'latin1');
      return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    } catch {
      // Of another distribution.
    }
  }
  return [];
}
