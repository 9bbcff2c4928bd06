import { shortened } from '../outside/shortened-text.ts';

/** Kept apart by name; what comes after that many is counted together, since a console may send one of its own in each record. */
const maxWords = 10;
const maxWordLength = 40;

/** Counts the words of a closed list that the console sent and nobody knows; an empty text is a record without a word. */
export class UnknownWords {
  readonly #counts = new Map<string, number>();

  count(word: string): void {
    const short = word.length > maxWordLength ? `${shortened(word, maxWordLength)}…` : word;
    const name = this.#counts.has(short) || this.#counts.size < maxWords ? short : '…';
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** How often each was sent. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
