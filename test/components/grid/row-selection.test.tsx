import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSelected,
  nothingSelected,
  type RowSelection,
  selectedCount,
  spanBetween,
  withoutSpan,
  withSpan,
  withToggled,
} from '../../../renderer/grid/rows/row-selection.ts';

const rows = 60;
const row = fc.integer({ min: 0, max: rows - 1 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), one: row, other: row }),
  fc.record({ kind: fc.constant('remove' as const), one: row, other: row }),
  fc.record({ kind: fc.constant('toggle' as const), one: row, other: row }),
);

function rowsOf(selection: RowSelection): number[] {
  return Array.from({ length: rows }, (_, index) => index).filter((index) => isSelected(selection, index));
}

describe('a selection of rows', () => {
  test('is what a set of rows would be after the same presses', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let selection = nothingSelected;
        const model = new Set<number>();
        for (const { kind, one, other } of steps) {
          const span = spanBetween(one, other);
          if (kind === 'toggle') {
            selection = withToggled(selection, one);
            if (!model.delete(one)) model.add(one);
            continue;
          }
          selection = kind === 'add' ? withSpan(selection, span) : withoutSpan(selection, span);
          for (let at = span.first; at <= span.last; at += 1) {
            if (kind === 'add') model.add(at);
            else model.delete(at);
          }
        }
        expect(rowsOf(selection)).toEqual([...model].sort((one, other) => one - other));
        expect(selectedCount(selection)).toBe(model.size);
      }),
    );
  });

  test('has spans in order that neither overlap nor touch', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { maxLength: 20 }), (pairs) => {
        const selection = pairs.reduce<RowSelection>(
          (before, [one, other]) => withSpan(before, spanBetween(one, other)),
          nothingSelected,
        );
        for (const [index, span] of selection.entries()) {
          expect(span.first).toBeLessThanOrEqual(span.last);
          const next = selection[index + 1];
          if (next) expect(next.first).toBeGreaterThan(span.last + 1);
        }
      }),
    );
  });

  test('of all rows of five million is one span', () => {
    const all = withSpan([{ first: 3, last: 7 }], { first: 0, last: 4_999_999 });
    expect(all).toEqual([{ first: 0, last: 4_999_999 }]);
    expect(selectedCount(all)).toBe(5_000_000);
  });
});
