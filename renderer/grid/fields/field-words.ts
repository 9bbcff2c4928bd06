import { isReason, reasonWords } from '../../../preload/contract/reason-words.ts';
import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { english } from '../../../preload/words/english/english.ts';
import { say } from '../../../preload/words/say.ts';
import type { ListDescription } from './list-description.ts';

/**
 * A value of a closed list in words: `scan-mitigated` as "Scan mitigated". A code that nobody knows is made readable.
 * @param field the field whose value it is, where it may have words of its own
 */
export function wordsOf(value: string, field = ''): string {
  const own: Readonly<Record<string, string>> = isWithOwnWords(field) ? english.fieldValues[field] : {};
  if (isWithOwnWords(field) && Object.hasOwn(own, value))
    return say(`fieldValues:${field}.${value as 'active'}`);
  if (isKnown(value)) return say(`values:${value}`);
  // What has blanks is no code.
  return isReason(value) || value.includes(' ') ? reasonWords(value) : readable(value);
}

function isWithOwnWords(field: string): field is keyof typeof english.fieldValues {
  return Object.hasOwn(english.fieldValues, field);
}

function isKnown(value: string): value is keyof typeof english.values {
  return Object.hasOwn(english.values, value);
}

/** `agentUpToDate` as "Agent up to date". */
function readable(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a field is called; its own name in words where nobody gave it a title. */
export function titleOf(description: ListDescription, field: string): string {
  return description.titles[field] ?? readable(field);
}

/** What a field's column is called, which is to be short. */
export function columnTitleOf(description: ListDescription, field: string): string {
  return description.shortTitles[field] ?? titleOf(description, field);
}

/** What the words of a value need to know of its field. */
export interface ValuedField {
  readonly name: string;
  readonly type: FieldType;
}

/** A stored value of a closed list as it is shown; other values are shown as they are. */
export function valueWords({ name, type }: ValuedField, value: string): string {
  if (value === '') return say('grid:value.empty');
  if (type === 'flag') return value === 'true' ? say('grid:value.yes') : say('grid:value.no');
  if (type === 'choice' || type === 'severity') return wordsOf(value, name);
  return value;
}
