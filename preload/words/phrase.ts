import type { english } from './english/english.ts';
import { say, words } from './say.ts';

/** A text of the catalogue with its values, not yet said: it can be stored and said later, in the reader's language. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | Phrase>>;
}

/** What failures of machines that are asked are said with. */
type Catalogue = Pick<typeof english, 'answerMessages' | 'connectionMessages' | 'networkMessages'>;

type KeysOf<Texts> = {
  [Name in keyof Texts & string]: Texts[Name] extends string ? Name : `${Name}.${KeysOf<Texts[Name]>}`;
}[keyof Texts & string];
type PhraseKey = {
  [Part in keyof Catalogue]: `${Part}:${KeysOf<Catalogue[Part]>}`;
}[keyof Catalogue];

type TextAt<Texts, Path> = Path extends `${infer Name}.${infer Rest}`
  ? Name extends keyof Texts
    ? TextAt<Texts[Name], Rest>
    : never
  : Path extends keyof Texts
    ? Texts[Path]
    : never;
type TextOf<Key> = Key extends `${infer Part}:${infer Path}`
  ? Part extends keyof Catalogue
    ? TextAt<Catalogue[Part], Path>
    : never
  : never;
type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ValuesOf<Key> = Readonly<Record<NamesIn<TextOf<Key>>, string | number | Phrase>>;

/** A text of the catalogue; the compiler knows the keys and what each of them has to be given. */
export function phrase<Key extends PhraseKey>(
  key: Key,
  ...[values]: [NamesIn<TextOf<Key>>] extends [never] ? [] : [ValuesOf<Key>]
): Phrase {
  return { key, values: values ?? {} };
}

/** That each text is given its values is held where a phrase is made. */
const sayWith = say as (key: string, values: object) => string;

/** Says sentences one after the other; null where this version has no longer a text for one of them. */
export function saidPhrases(phrases: readonly Phrase[]): string | null {
  if (!phrases.every(isKnown)) return null;
  return phrases.map(saidPhrase).join(' ');
}

function isKnown({ key, values }: Phrase): boolean {
  return (
    words.exists(key) && Object.values(values).every((value) => typeof value !== 'object' || isKnown(value))
  );
}

function saidPhrase({ key, values }: Phrase): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? saidPhrase(value) : value,
  ]);
  return sayWith(key, Object.fromEntries(said));
}

/** The sentences of a failure: what happened, and what to do about it. */
export interface FailurePhrases {
  readonly message: readonly Phrase[];
  readonly advice: readonly Phrase[];
}
