import { say } from '../../preload/words/say.ts';
import { tokenVariable } from '../process-safety/token-variable.ts';
import { dataDirVariable } from '../settings/untrusted-data-dir.ts';

/** Who asks for a diagnosis: what is to be done is done elsewhere in a window than on a command line. */
export type Asker = 'window' | 'command-line';

/** Advice that differs by who asks; the rest is the same for all. */
export interface AdviceWords {
  /** What to do about a data folder that cannot be used, about a file in its place, and about none. */
  readonly anotherFolder: string;
  readonly someFolder: string;
  readonly theirFolder: string;
  /** What has to be looked over after settings were restored. */
  readonly lookOver: string;
  readonly lookOverThenDelete: string;
  readonly keychainLocked: string;
  readonly keychainMissing: string;
  readonly keychainDisabled: string;
  readonly proxy: string;
  readonly extraCa: string;
  readonly noConnector: string;
  readonly tokenMissing: string;
}

const words: Readonly<Record<Asker, AdviceWords>> = {
  'command-line': {
    anotherFolder: say('checkAdvice:commandLine.anotherFolder', { variable: dataDirVariable }),
    someFolder: say('checkAdvice:commandLine.someFolder', { variable: dataDirVariable }),
    theirFolder: say('checkAdvice:commandLine.theirFolder', { variable: dataDirVariable }),
    lookOver: say('checkAdvice:commandLine.lookOver'),
    lookOverThenDelete: say('checkAdvice:commandLine.lookOverThenDelete'),
    keychainLocked: say('checkAdvice:commandLine.keychainLocked', { variable: tokenVariable }),
    keychainMissing: say('checkAdvice:commandLine.keychainMissing', { variable: tokenVariable }),
    keychainDisabled: say('checkAdvice:commandLine.keychainDisabled', { variable: tokenVariable }),
    proxy: say('checkAdvice:commandLine.proxy'),
    extraCa: say('checkAdvice:commandLine.extraCa'),
    noConnector: say('checkAdvice:commandLine.noConnector'),
    tokenMissing: say('checkAdvice:commandLine.tokenMissing', { variable: tokenVariable }),
  },
  window: {
    anotherFolder: say('checkAdvice:window.anotherFolder', { variable: dataDirVariable }),
    someFolder: say('checkAdvice:window.someFolder', { variable: dataDirVariable }),
    theirFolder: say('checkAdvice:window.theirFolder', { variable: dataDirVariable }),
    lookOver: say('checkAdvice:window.lookOver'),
    lookOverThenDelete: say('checkAdvice:window.lookOverThenDelete'),
    keychainLocked: say('checkAdvice:window.keychainLocked'),
    keychainMissing: say('checkAdvice:window.keychainMissing'),
    keychainDisabled: say('checkAdvice:window.keychainDisabled'),
    proxy: say('checkAdvice:window.proxy'),
    extraCa: say('checkAdvice:window.extraCa'),
    noConnector: say('checkAdvice:window.noConnector'),
    tokenMissing: say('checkAdvice:window.tokenMissing'),
  },
};

/** The advice for who asks. */
export function adviceFor(asker: Asker): AdviceWords {
  return words[asker];
}
