// Control characters and the marks that reverse the direction of text: a name that came from a console must not move
// the cursor of, or give orders to, the terminal that shows it.
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;
const unprintableInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
// Colours and weights alone, as our own lines have them; nothing that hides or blinks.
const unprintableInLine = new RegExp(
  `(\\u001b\\[(?:[0-4]|2[2-4]|3[0-79]|9[0-7])m)|${unprintable.source}`,
  'gu',
);
const unprintableInText = new RegExp(`(?![\\t\\r\\n])${unprintable.source.slice(0, -1)}`, 'gu');

/** Text from outside, fit for one line of a terminal. */
export function printable(text: string): string {
  return text.replace(unprintable, ' ');
}

/** A line of our own, with colours, in which nothing but them steers the terminal, whatever was put into it. */
export function printableLine(line: string): string {
  return line.replace(unprintableInLine, (_, colour?: string) => colour ?? ' ');
}

/** Lines and tabs of a longer text, for a terminal; other control characters are shown as �. */
export function printableText(text: string): string {
  return text.replace(unprintableInText, '\ufffd');
}

/** The same JSON, with what `JSON.stringify` leaves as it is and terminals do not written as escapes. */
export function printableJson(json: string): string {
  return json.replace(
    unprintableInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
