import { CodedError } from '../../preload/contract/coded-error.ts';
import { type FailurePhrases, type Phrase, saidPhrases } from '../../preload/words/phrase.ts';

/** A failure whose sentences can also be stored, and said later. */
export abstract class PhrasedError<Code extends string> extends CodedError<Code> {
  readonly phrases: FailurePhrases;

  constructor(code: Code, message: Phrase | readonly Phrase[], advice: Phrase | readonly Phrase[]) {
    const phrases = { message: [message].flat(), advice: [advice].flat() };
    super(code, saidPhrases(phrases.message) ?? code, saidPhrases(phrases.advice) ?? '');
    this.phrases = phrases;
  }
}
