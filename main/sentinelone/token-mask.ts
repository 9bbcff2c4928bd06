/** A web server may send back what it was sent, so the token is taken out of its words before anything is kept. */
export function maskToken(text: string, token: string): string {
  const forms = [token, ...base64Forms(token)];
  return forms.reduce((clean, form) => clean.replace(everyWritingOf(form), '***'), text);
}

/** Finds a text whose characters stand as they are, percent-encoded, or escaped in a way of JSON (`\/`, `\u002f`). */
function everyWritingOf(text: string): RegExp {
  const characters = Array.from(text, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:\\\\?${character.replace(/\W/, '\\$&')}|%${code}|\\\\u00${code})`;
  });
  return new RegExp(characters.join(''), 'gi');
}

/**
 * The base64 of a token, also where it stands inside a longer text: it looks different at each of three offsets, and
 * shares its first and last characters with its neighbours.
 */
function base64Forms(token: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    const forms = (['base64', 'base64url'] as const).map((how) => bytes.toString(how).slice(first, last));
    // What is left of a very short text would be found everywhere.
    return forms.filter((form) => form.length >= 4);
  });
}
