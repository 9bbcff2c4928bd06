import { reasonWords } from '../../../preload/contract/reason-words.ts';
import { failure, type Result, success } from '../../../preload/contract/result.ts';
import type { ListName } from '../../../preload/contract/row-lists.ts';
import { assetCatalogue } from '../../../preload/fields/asset/asset-catalogue.ts';
import type { Catalogue, FieldEntry } from '../../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../../preload/fields/finding/finding-catalogue.ts';
import { vulnerabilityCatalogue } from '../../../preload/fields/vulnerability-catalogue.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { ListError } from '../../project/list-error.ts';
import type { ListRows } from '../../project/project-lists.ts';
import { unknownField } from '../../project/unknown-words.ts';
import type { Column } from '../output/table.ts';
import { minute } from '../output/wording.ts';
import { amount } from '../scan/scan-progress.ts';
import { presenceWords } from './presence-words.ts';

/** A column of a list's own choice: a field, with a heading or cells of its own where the field's are not the best. */
export interface ListColumn<Row> {
  readonly field: Extract<keyof Row, string>;
  readonly heading?: string;
  readonly cell?: (row: Row) => string;
}

const catalogues: Readonly<Record<ListName, Catalogue>> = {
  assets: assetCatalogue,
  findings: findingCatalogue,
  vulnerabilities: vulnerabilityCatalogue,
};

/** The fields that `a,b,c` names, as the list spells them, whatever their case here. */
export function namedColumns(list: ListName, written: string): Result<readonly string[], ListError> {
  const known = Object.keys(catalogues[list]);
  const names = new Set<string>();
  for (const name of written.split(',').map((text) => text.trim())) {
    const field = known.find((one) => foldedText(one) === foldedText(name));
    if (field === undefined)
      return failure(new ListError('field-unknown', unknownField('show', name, known)));
    names.add(field);
  }
  return success([...names]);
}

/** The columns of a table of a list: the fields that are named, or else those of the list's own choice. */
export function listColumns<List extends ListName>(
  list: List,
  own: readonly ListColumn<ListRows[List]>[],
  named: readonly string[] | null,
): Column<ListRows[List]>[] {
  if (named === null) return own.map((column) => columnOf(list, column));
  return named.map((field) => {
    const column = own.find((one) => one.field === field);
    return columnOf(list, column ?? { field: field as Extract<keyof ListRows[List], string> });
  });
}

function columnOf<List extends ListName>(
  list: List,
  { field, heading, cell }: ListColumn<ListRows[List]>,
): Column<ListRows[List]> {
  const entry = catalogues[list][field];
  const type = entry?.type ?? 'text';
  return {
    heading: heading ?? (entry?.title ?? field).toUpperCase(),
    cell: cell ?? ((row) => fieldText(list, field, row[field])),
    align: type === 'number' ? 'right' : 'left',
    ...(isWhole(field, entry) && { whole: true }),
  };
}

function isWhole(field: string, entry: FieldEntry | undefined): boolean {
  const cut = entry?.type === 'text' || entry?.type === 'list' || entry?.type === 'nested';
  return !cut || entry?.identifier === true || field.endsWith('Id');
}

/** A value of a field as people read it; empty where there is none. Times are in UTC. */
export function fieldText(list: ListName, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => textOf(one)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    // Scores always have one decimal place, so that they stand under each other.
    return /score$/i.test(field) ? value.toFixed(1) : Number.isInteger(value) ? amount(value) : String(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (catalogues[list][field]?.type === 'date') return minute(value);
  if (field === 'stateReason') return reasonWords(value);
  return field === 'state' || field === 'assetState' ? presenceWords(value) : value;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
