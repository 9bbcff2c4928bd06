import { SecretMask, secretMark } from '../outside/secret-mask.ts';

/** What stands in the place of a secret. */
export const mask = secretMark;

// What follows these words is a credential whether or not it was registered: the header of every request, in the
// forms in which headers get printed, and the body of the console's call about a token.
const headerValue = /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?)[^"'\r\n,}\]]+/gi;
const scheme = /\b(ApiToken|Bearer)(\s+|%20|\+)[^\s"',;}\]]+/gi;
const tokenField = /(\bapi_?token["']?\s*[:=]\s*["']?)[^\s"',;}\]]+/gi;
/** The user name and the password in an address, up to the last `@` before its path: a password may hold one. */
const userInAddress = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]+@/gi;

/** Masks secrets in text, whichever way they came into it. */
export class Redactor {
  readonly #secrets = new Set<string>();
  readonly #pieces = new SecretMask();
  /** Every written form of every secret, the longest first so that none is cut in two by a shorter one. */
  #forms: string[] = [];

  /** From now on masks `secret` in every form it may be written in. */
  register(secret: string): void {
    if (secret === '' || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    this.#pieces.add(secret);
    const forms = new Set(this.#forms);
    for (const form of writtenForms(secret)) forms.add(form);
    this.#forms = [...forms].sort((a, b) => b.length - a.length);
  }

  redact(text: string): string {
    let clean = text;
    for (const form of this.#forms) clean = clean.replaceAll(form, mask);
    return this.#pieces
      .mask(clean)
      .replace(userInAddress, `$1${mask}@`)
      .replace(headerValue, `$1${mask}`)
      .replace(scheme, `$1 ${mask}`)
      .replace(tokenField, `$1${mask}`);
  }
}

/** A secret of few letters and digits, such as a password of marks, is only known by its exact forms. */
function writtenForms(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64Forms(secret)];
}

/**
 * The base64 of a secret, also where it stands inside a longer text (`user:secret`): base64 packs three bytes into
 * four characters, so it looks different at each of three offsets. Characters shared with a neighbour are left out.
 */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    const forms = [
      bytes.toString('base64').slice(first, last),
      bytes.toString('base64url').slice(first, last),
    ];
    // What is left of a very short text would be found everywhere.
    return forms.filter((form) => form.length >= 4);
  });
}
