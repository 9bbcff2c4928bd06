import type { FieldType } from '../../preload/contract/row-lists.ts';
import type { ListDescription } from './list-description.ts';

/** `agentUpToDate` as "Agent up to date", `scan-mitigated` as "Scan mitigated". */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a field is called; its own name in words where nobody gave it a title. */
export function titleOf(description: ListDescription, field: string): string {
  return description.titles[field] ?? wordsOf(field);
}

/** What a field's column is called, which is to be short. */
export function columnTitleOf(description: ListDescription, field: string): string {
  return description.shortTitles[field] ?? titleOf(description, field);
}

/** A stored value of a closed list as it is shown; other values are shown as they are. */
export function valueWords(type: FieldType, value: string): string {
  if (value === '') return '(empty)';
  if (type === 'flag') return value === 'true' ? 'Yes' : 'No';
  if (type === 'choice' || type === 'severity') return wordsOf(value);
  return value;
}
