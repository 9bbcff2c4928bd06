import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { say } from '../../preload/words/say.ts';
import { readTextFile } from '../text-files/read-text.ts';

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates in a PEM file, or why it cannot be used, in words. */
export function readCertificates(file: string): X509Certificate[] | string {
  try {
    // Reading from a pipe or a device might never end.
    if (!statSync(file).isFile()) return say('connectorChecks:extraCa.notOrdinary');
    const blocks = readTextFile(file).match(pemBlock) ?? [];
    return blocks.length === 0
      ? say('connectorChecks:extraCa.noCertificate')
      : blocks.map((block) => new X509Certificate(block));
  } catch (error) {
    return reasonOf(error);
  }
}

/** The operating system's word for a failure, or the message where there is none. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
