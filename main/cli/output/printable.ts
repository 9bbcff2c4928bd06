// Control characters and the marks that reverse the direction of text: a name that came from a console must not move
// the cursor of, or give orders to, the terminal that shows it.
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text from outside, fit for one line of a terminal. */
export function printable(text: string): string {
  return text.replace(unprintable, ' ');
}
