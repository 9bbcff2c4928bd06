import type { Stats } from 'node:fs';
import type { fileMessages } from '../../preload/words/english/file-messages.ts';
import { deleting, listing, shellWord } from './shell-word.ts';
import { accountName, thisUid } from './this-user.ts';

/** What keeps a file or folder from being used. */
export type FileFault = keyof typeof fileMessages;

/**
 * Something in the data folder that this program has not put there like this, or that others can change. It loads no
 * texts, since threads that speak no language throw it too: `fileErrorOf` says it, and `toProjectError`.
 */
export class UntrustedFile extends Error {
  readonly code = 'file-untrusted';
  readonly fault: FileFault;
  readonly path: string;
  /** What the sentences are made with. */
  readonly values: Readonly<
    Record<'file' | 'word' | 'tree' | 'listing' | 'deleting' | 'owner' | 'user' | 'chown' | 'mode', string>
  >;

  /** @param tree the folder of a library that it was found in */
  constructor(fault: FileFault, path: string, stats: Stats, tree = path) {
    super(`${path}: ${fault}`);
    const user = accountName(thisUid() ?? stats.uid);
    this.fault = fault;
    this.path = path;
    this.values = {
      file: path,
      word: shellWord(path),
      tree: shellWord(tree),
      listing: listing(path),
      deleting: deleting(path),
      owner: accountName(stats.uid).shown,
      user: user.shown,
      chown: user.forChown,
      mode: (stats.mode & 0o7777).toString(8),
    };
  }
}
