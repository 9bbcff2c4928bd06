import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxSelectedIds } from '../../../preload/contract/limits.ts';
import { rowSelection } from '../../../preload/contract/selection.ts';
import {
  allSelected,
  isSelected,
  namesTooMany,
  nothingSelected,
  onlyRows,
  selectedCount,
  selectionOf,
  withRows,
  withToggled,
} from '../../../renderer/grid/rows/row-selection.ts';

const ids = Array.from({ length: 40 }, (_, index) => `c-1/${index}`);
const some = fc.array(fc.constantFrom(...ids), { maxLength: 10 });
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('add', 'only'), of: some }),
  fc.record({ kind: fc.constant('toggle'), of: fc.constantFrom(...ids).map((id) => [id]) }),
  fc.record({ kind: fc.constant('all'), of: fc.constant([] as string[]) }),
);

describe('a selection of rows', () => {
  test('is what a set of rows would be after the same presses', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let selected = nothingSelected;
        let model = new Set<string>();
        for (const { kind, of } of steps) {
          const [id = ''] = of;
          if (kind === 'all') {
            selected = allSelected;
            model = new Set(ids);
          } else if (kind === 'toggle') {
            selected = withToggled(selected, id);
            if (!model.delete(id)) model.add(id);
          } else {
            selected = kind === 'add' ? withRows(selected, of) : onlyRows(of);
            model = kind === 'add' ? new Set([...model, ...of]) : new Set(of);
          }
        }
        expect(ids.filter((id) => isSelected(selected, id))).toEqual(ids.filter((id) => model.has(id)));
        expect(selectedCount(selected, ids.length)).toBe(model.size);
      }),
    );
  });

  test('of all rows of five million names those alone that were taken out', () => {
    const selected = withToggled(allSelected, 'c-1/7');
    expect([...selected.named]).toEqual(['c-1/7']);
    expect(selectedCount(selected, 5_000_000)).toBe(4_999_999);
    expect(isSelected(selected, undefined)).toBe(true);
  });

  test('names no more rows than a call takes', () => {
    const most = onlyRows(Array.from({ length: maxSelectedIds }, (_, index) => `c-1/${index}`));
    const shown = { query: { list: 'assets' as const, filter: [], search: '', sort: [] }, revision: 3 };
    expect(namesTooMany(most)).toBe(false);
    expect(rowSelection.parse(selectionOf(most, shown))).toMatchObject({ kind: 'rows', list: 'assets' });
    expect(namesTooMany(withToggled(most, 'c-1/one-more'))).toBe(true);
  });
});
