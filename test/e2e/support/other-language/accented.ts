/** Look-alikes of the letters, by which a text that passed the catalogue is told from one that did not. */
const alike: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, place) => [
    letter,
    Array.from('àƀçđéƒğĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĞĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ')[place] ?? letter,
  ]),
);

/** Every letter of a text as its look-alike; what a call fills in (`{{…}}`) and the names of elements stay. */
export function accented(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part, place) =>
      place % 2 === 1 ? part : part.replace(/[A-Za-z]/g, (letter) => alike[letter] ?? ''),
    )
    .join('');
}

type Texts = { readonly [key: string]: string | Texts };

/** The same texts, accented. */
export function accentedTexts<Part extends Texts>(texts: Part): Part {
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === 'string' ? accented(text) : accentedTexts(text),
  ]);
  return Object.fromEntries(entries) as Part;
}
