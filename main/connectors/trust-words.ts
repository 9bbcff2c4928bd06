import { say } from '../../preload/words/say.ts';
import type { TrustReport, TrustSource } from '../net/trusted-authorities.ts';

/** The certificate authorities that are trusted, by where they come from: `the program (146), this system (140)`. */
export function trustedWords(sources: readonly TrustSource[]): string {
  return sources
    .map(({ kind, file, count }) =>
      say(`connectorChecks:trust.of.${kind}`, { file: file ?? '', number: count }),
    )
    .join(', ');
}

/** What was trusted when a console was reached, and who vouched for it; empty where nothing is encrypted. */
export function trustWords(trust: TrustReport | null): string {
  if (trust === null) return '';
  const { authority, sources } = trust;
  const trusted = say('connectorChecks:trust.sources', { sources: trustedWords(sources) });
  if (authority === null) return ` ${trusted}`;
  return ` ${say(`connectorChecks:trust.vouched.${authority.kind}`, { name: authority.name })} ${trusted}`;
}
