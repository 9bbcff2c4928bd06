import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { phrase } from '../../preload/words/phrase.ts';
import { escapedText } from '../outside/escaped-text.ts';
import { readCertificates, type UnusableCertificates } from './certificate-file.ts';
import { NetError } from './net-error.ts';
import { systemAuthorities } from './system-authorities.ts';

/** Whose certificates are trusted besides those of the program and of the system. */
export interface TrustSettings {
  /** PEM file of the settings; null for none. */
  readonly extraCaFile: string | null;
  /** Whether the file that the variable `NODE_EXTRA_CA_CERTS` names counts too. */
  readonly trustEnvironmentCa?: boolean | undefined;
}

/** Where certificate authorities come from that are trusted. */
export interface TrustSource {
  readonly kind: 'built-in' | 'system' | 'settings' | 'environment';
  /** Null for the first two. */
  readonly file: string | null;
  readonly count: number;
}

/** What a connection trusts. */
export interface Trust {
  readonly context: tls.SecureContext;
  readonly sources: readonly TrustSource[];
  /** Where the authority comes from that vouches for a certificate; null when that cannot be said. */
  vouchingFor(certificate: tls.DetailedPeerCertificate): Authority | null;
}

/** The authority at the end of the chain of a certificate. */
export interface Authority {
  /** As the authority calls itself, for a sentence. */
  readonly name: string;
  readonly kind: TrustSource['kind'];
}

/** What was trusted when a connection was made. */
export interface TrustReport {
  readonly sources: readonly TrustSource[];
  /** Null while no certificate was accepted yet. */
  readonly authority: Authority | null;
}

const environmentVariable = 'NODE_EXTRA_CA_CERTS';
/** A certificate can hold a name of any length. */
const maxAuthorityLength = 100;
/** Chains have three or four certificates. */
const maxChainLength = 20;

/**
 * What is trusted, put together in so many words: left to itself, the runtime adds what variables of the environment say. A
 * file that cannot be used is a failure, since less would be trusted than somebody has chosen.
 */
export function trustedAuthorities(
  settings: TrustSettings,
  env: NodeJS.ProcessEnv = process.env,
): Result<Trust, NetError> {
  const groups: { readonly source: TrustSource; readonly certificates: readonly string[] }[] = [];
  const add = (kind: TrustSource['kind'], file: string | null, certificates: readonly string[]): void => {
    if (certificates.length > 0)
      groups.push({ source: { kind, file, count: certificates.length }, certificates });
  };
  add('built-in', null, tls.getCACertificates('bundled'));
  add('system', null, systemAuthorities());
  for (const { kind, file } of filesOf(settings, env)) {
    const read = readCertificates(file);
    if (!read.ok) return failure(unusableCaFile(file, read.error));
    add(
      kind,
      file,
      read.value.map((certificate) => certificate.toString()),
    );
  }
  const ca = [...new Set(groups.flatMap(({ certificates }) => certificates))];
  return success({
    context: tls.createSecureContext({ ca }),
    sources: groups.map(({ source }) => source),
    vouchingFor(certificate) {
      const root = rootOf(certificate);
      const found = groups.find(({ certificates }) => certificates.some((pem) => isSame(pem, root)));
      if (found === undefined) return null;
      const { O, CN } = root.subject;
      const names = [CN, O].flat().filter(Boolean);
      return { name: escapedText(names[0] ?? '?', maxAuthorityLength), kind: found.source.kind };
    },
  });
}

function filesOf(
  { extraCaFile, trustEnvironmentCa }: TrustSettings,
  env: NodeJS.ProcessEnv,
): {
  readonly kind: TrustSource['kind'];
  readonly file: string;
}[] {
  const named = trustEnvironmentCa === true ? env[environmentVariable] : undefined;
  return [
    ...(extraCaFile === null ? [] : [{ kind: 'settings' as const, file: extraCaFile }]),
    ...(named ? [{ kind: 'environment' as const, file: named }] : []),
  ];
}

function rootOf(certificate: tls.DetailedPeerCertificate): tls.DetailedPeerCertificate {
  let last = certificate;
  // That of a root is itself.
  for (
    let step = 0;
    step < maxChainLength && last.issuerCertificate && last.issuerCertificate !== last;
    step += 1
  )
    last = last.issuerCertificate;
  return last;
}

function isSame(pem: string, { raw }: tls.DetailedPeerCertificate): boolean {
  return raw !== undefined && new X509Certificate(pem).raw.equals(raw);
}

function unusableCaFile(file: string, { reason, exposure }: UnusableCertificates): NetError {
  const [message, advice] = exposure
    ? [
        phrase('networkMessages:extraCaExposed.message', { file, ...exposure }),
        phrase('networkMessages:extraCaExposed.advice', { ...exposure }),
      ]
    : [phrase('networkMessages:extraCa.message', { file }), phrase('networkMessages:extraCa.advice')];
  return new NetError('tls-failed', message, advice, { reason });
}
