import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { type Exposure, exposureOf } from '../private-files/exposed-file.ts';
import { readTextFile } from '../text-files/read-text.ts';

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Why a file of certificates is not used. */
export interface UnusableCertificates {
  /** In words. */
  readonly reason: string;
  /** How another user could change it, who could then vouch for a server of their own; null where nobody could. */
  readonly exposure: Exposure | null;
}

/** The certificates in a PEM file, or why it cannot be used. */
export function readCertificates(file: string): Result<X509Certificate[], UnusableCertificates> {
  try {
    // Reading from a pipe or a device might never end.
    if (!statSync(file).isFile()) return unusable(say('networkMessages:certificates.notOrdinary'));
    const exposure = exposureOf(file);
    if (exposure !== null)
      return unusable(say('networkMessages:certificates.exposed', { ...exposure }), exposure);
    const blocks = readTextFile(file).match(pemBlock) ?? [];
    if (blocks.length === 0) return unusable(say('networkMessages:certificates.none'));
    return success(blocks.map((block) => new X509Certificate(block)));
  } catch (error) {
    return unusable(reasonOf(error));
  }
}

function unusable(reason: string, exposure: Exposure | null = null): Result<never, UnusableCertificates> {
  return failure({ reason, exposure });
}

/** The operating system's word for a failure, or the message where there is none. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
