import { CodedError } from '../../preload/contract/coded-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';

/** Why a pasted text cannot be an API token. Its message never repeats the text. */
export class TokenFormatError extends CodedError<'token-format'> {
  readonly problem: 'empty' | 'inner-space' | 'foreign-characters';

  constructor(problem: TokenFormatError['problem'], message: string) {
    super('token-format', message, say('connectionMessages:token.advice'));
    this.problem = problem;
  }
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const quotes = /^["'`\u00ab\u2018-\u201f]+|["'`,;\u00bb\u2018-\u201f]+$/g;
const leadingWords = /^(?:authorization\s*:|(?:apitoken|bearer|token)(?=[\s:=]|$))\s*[:=]?\s*/i;

/**
 * Takes off what sticks to a token when it is copied: white space, line breaks (also in its middle, as mails
 * wrap long lines), quotes, zero-width characters and the words of the `Authorization` header.
 * Both kinds of token pass: the older ones of about 80 letters and digits, and JSON web tokens. The length
 * is not judged, since the vendor documents none.
 */
export function cleanApiToken(text: string): Result<string, TokenFormatError> {
  const token = stripWrapping(text.replace(invisible, '')).replace(/\s*[\r\n]+\s*/g, '');
  if (token === '') return failure(new TokenFormatError('empty', say('connectionMessages:token.empty')));
  if (/\s/.test(token)) {
    return failure(new TokenFormatError('inner-space', say('connectionMessages:token.innerSpace')));
  }
  if (!/^[A-Za-z0-9._\-+/=]+$/.test(token)) {
    return failure(new TokenFormatError('foreign-characters', say('connectionMessages:token.masked')));
  }
  return success(token);
}

/** Quotes and header words may be wrapped in each other, so they are taken off until nothing changes. */
function stripWrapping(text: string): string {
  const stripped = text.trim().replace(quotes, '').trim().replace(leadingWords, '');
  return stripped === text ? stripped : stripWrapping(stripped);
}
