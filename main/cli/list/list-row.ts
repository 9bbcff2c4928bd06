import type { ListName } from '../../../preload/contract/row-lists.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';
import { shortened } from '../output/wording.ts';
import { fieldText } from './list-columns.ts';

/** Characters of a value on a terminal; a file and `--json` have it whole. */
const maxValueLength = 2000;

/** Shows every field of one row that has a value, each on a line under the name that filters and columns know it by. */
export function showRow(output: Output, list: ListName, row: object): void {
  const limit = Number.isFinite(output.width) ? maxValueLength : Number.POSITIVE_INFINITY;
  for (const [name, value] of Object.entries(row)) {
    const text = fieldText(list, name, value);
    if (text !== '') output.show(`${name.padEnd(26)} ${shortened(printable(text), limit)}`);
  }
}
