import { tokenVariable } from '../secrets/token-source.ts';
import { dataDirVariable } from '../settings/data-dir.ts';

/** Who asks for a diagnosis: what is to be done is done elsewhere in a window than on a command line. */
export type Asker = 'window' | 'command-line';

/** Advice that differs by who asks; the rest is the same for all. */
export interface AdviceWords {
  /** How another data folder is chosen, to follow `choose another one`. */
  readonly otherFolder: string;
  /** What has to be looked over after settings were restored, without a full stop. */
  readonly lookOver: string;
  readonly keychainLocked: string;
  readonly keychainMissing: string;
  readonly keychainBarred: string;
  readonly proxy: string;
  readonly extraCa: string;
  readonly noConnector: string;
  readonly tokenMissing: string;
}

const words: Readonly<Record<Asker, AdviceWords>> = {
  'command-line': {
    otherFolder: `with --data-dir or ${dataDirVariable}`,
    lookOver: 'See with `connector list`, `mode` and `network` that all is as it should be',
    keychainLocked: `Unlock it, or set ${tokenVariable} for each run.`,
    keychainMissing: `Without it, set ${tokenVariable} for each run; tokens are never written to a file.`,
    keychainBarred: `Set ${tokenVariable} for each run.`,
    proxy: 'Correct it with `network --proxy`, or in HTTPS_PROXY; for example http://proxy.example.com:3128.',
    extraCa: 'Name a PEM file with `network --extra-ca FILE`, or clear it with `network --extra-ca none`.',
    noConnector: 'Add one with `connector add --url URL`.',
    tokenMissing: `Give it once with \`connector edit --replace-token\`, or set ${tokenVariable} for this run.`,
  },
  window: {
    otherFolder: `by starting the application with --data-dir, or with ${dataDirVariable} set`,
    lookOver: 'See in Connector Setup and Settings that all is as it should be',
    keychainLocked: 'Unlock it and check again, or keep tokens for this session only (Connector Setup).',
    keychainMissing:
      'Without it, tokens are kept in memory until you quit (Connector Setup); they are never written to a file.',
    keychainBarred: 'Enter tokens in Connector Setup; they are kept in memory until you quit.',
    proxy: 'Correct it in Settings, Network, or in HTTPS_PROXY; for example http://proxy.example.com:3128.',
    extraCa: 'Choose a PEM file in Settings, Network, or remove this one there.',
    noConnector: 'Set one up in Connector Setup.',
    tokenMissing: 'Edit the connector in Connector Setup and enter its API token.',
  },
};

/** The advice for who asks. */
export function adviceFor(asker: Asker): AdviceWords {
  return words[asker];
}
