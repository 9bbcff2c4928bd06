/** `choice`: text out of a closed list. `list`: texts. `nested`: a record of the console, as it was sent. */
export const fieldTypes = ['text', 'choice', 'number', 'date', 'severity', 'flag', 'list', 'nested'] as const;
export type FieldType = (typeof fieldTypes)[number];

/**
 * How a value is read from the console's record, and how long it may be.
 * - `text`: a word or a name; one that is too long is cut.
 * - `long-text`: what people or directories write.
 * - `key-text`: tells one thing from another; one that is too long is left out, since two could become one.
 * - `id`: so too, and brought into the one form of ids.
 * - `flag`, `count` (a whole number), `time`, `address` (IP), `texts` (a list of them), `object` (kept whole).
 * - `own`: the rooms that decode and normalise records have a reader of their own for it.
 */
export type Reading =
  | 'text'
  | 'long-text'
  | 'key-text'
  | 'id'
  | 'flag'
  | 'count'
  | 'time'
  | 'address'
  | 'texts'
  | 'object'
  | 'own';

/**
 * What it says when a later record has no value: it was left out, or is null.
 * - `kept`: nothing; what is known stays until something else is reported.
 * - `cleared-by-empty`: so too, but a list, object or text that is explicitly empty (`[]`, `{}`, an empty text) clears it.
 * - `kept-by-part`: an object of which each part is kept, and cleared by an empty list.
 * - `taken-back`: that it is over, or that a decision made in the console was taken back, which is a change.
 * - `usual-word`: null is a word of its own, and an empty text says nothing.
 */
export type Absence = 'kept' | 'cleared-by-empty' | 'kept-by-part' | 'taken-back' | 'usual-word';

/** How a column is filled from the console's record. */
export interface ReportedValue {
  /** The console's names of the fields that it is made of. */
  readonly from: string | readonly string[];
  readonly as: Reading;
  /** What a `nested` value is; an object unless said. */
  readonly holds?: 'list';
  /** `kept` unless said. */
  readonly absent?: Absence;
  /** False where another value alone does not make the row "updated": it moves with every check-in. True unless said. */
  readonly isUpdate?: false;
}

/** One field of an asset, a finding or a CVE: all that is said of it. */
export interface FieldEntry<Section extends string = string> {
  /** What it is called in English; other languages have theirs under the same name. */
  readonly title: string;
  readonly type: FieldType;
  /** The values of a `choice`. */
  readonly choices?: readonly string[];
  /** A text of an earlier version can stand in place of a choice; it is shown as it is. */
  readonly otherTexts?: true;
  /** An id: what is looked for is freed from what a page or a mail puts around it, and into it. */
  readonly identifier?: true;
  /** `table.column` in a project; none where it is computed. */
  readonly column?: `${string}.${string}`;
  /** How its column is filled from the console's record; none where the project fills it. */
  readonly reported?: ReportedValue;
  /** The console's names of the fields that it comes from otherwise. */
  readonly derivedFrom?: readonly string[];
  /** Where else it comes from, in words, for the page of the mapping. */
  readonly source?: string;
  /** The part of a row's panel that shows it; none where the panel has a way of its own, or shows it among the rest. */
  readonly section?: Section;
  /** Its place there; fields without one come last, in the order of the catalogue. */
  readonly place?: number;
  /** Where it is delivered to: its name in a FlexConnect file for Nucleus. */
  readonly flexConnect?: string;
  /** What is to be known of where it comes from, for the page of the mapping. */
  readonly note?: string;
}

/** The fields of one kind of row by their public names, in the order of an export's columns. */
export type Catalogue<Section extends string = string> = Readonly<Record<string, FieldEntry<Section>>>;

/** The English titles of a catalogue's fields. */
export type Titles<Fields extends Catalogue> = {
  readonly [Name in keyof Fields]: Fields[Name]['title'];
};

/** The English titles of a catalogue's fields, as the texts of the application have them. */
export function titlesOf<Fields extends Catalogue>(fields: Fields): Titles<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { title }]) => [name, title]),
  ) as Titles<Fields>;
}

/** The console's names of the fields that a field is made of; none where the application adds it. */
export function vendorNames({ reported, derivedFrom = [] }: FieldEntry): readonly string[] {
  if (!reported) return derivedFrom;
  return typeof reported.from === 'string' ? [reported.from] : reported.from;
}
