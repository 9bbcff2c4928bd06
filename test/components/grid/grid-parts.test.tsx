import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiedRows, copiedText } from '../../../renderer/grid/fields/cell-text.ts';
import {
  keepLayout,
  readLayout,
  withMoved,
  withStepped,
} from '../../../renderer/grid/fields/column-layout.ts';
import { wordsOf } from '../../../renderer/grid/fields/field-words.ts';
import { readListState, writeListState } from '../../../renderer/grid/list-address.ts';
import { windowNumbers, windowSize, windowsAround } from '../../../renderer/grid/rows/row-windows.ts';
import { type CursorBounds, movedCursor } from '../../../renderer/grid/table/grid-keys.ts';
import { pressedSort, sortRankOf } from '../../../renderer/grid/table/sort-keys.ts';
import { conditions, filtersOf } from '../../builders/filter-arbitrary.ts';

describe('a header that is pressed', () => {
  test('sorts its own way, then the other, then not at all', () => {
    expect(pressedSort([], 'hostName', 'text', false)).toEqual(['hostName']);
    expect(pressedSort(['hostName'], 'hostName', 'text', false)).toEqual(['-hostName']);
    expect(pressedSort(['-hostName'], 'hostName', 'text', false)).toEqual([]);
  });

  test.each(['number', 'date', 'severity'] as const)('has the highest %s first', (type) => {
    expect(pressedSort([], 'x', type, false)).toEqual(['-x']);
  });

  test('takes the place of all other keys, unless Shift is held', () => {
    expect(pressedSort(['-severity', 'cve'], 'score', 'number', false)).toEqual(['-score']);
    expect(pressedSort(['-severity'], 'score', 'number', true)).toEqual(['-severity', '-score']);
  });

  test('keeps its place among the keys while Shift is held', () => {
    const keys = ['-severity', 'hostName', '-score'];
    expect(pressedSort(keys, 'hostName', 'text', true)).toEqual(['-severity', '-hostName', '-score']);
    expect(pressedSort(['-severity', '-hostName', '-score'], 'hostName', 'text', true)).toEqual([
      '-severity',
      '-score',
    ]);
    expect(sortRankOf(keys, 'hostName')).toEqual({ rank: 2, descending: false });
  });
});

describe('the cursor of a grid', () => {
  const bounds: CursorBounds = { rows: 1000, columns: 5, page: 20 };
  const at = { row: 100, column: 2 };
  test.each([
    ['ArrowDown', false, { row: 101, column: 2 }],
    ['j', false, { row: 101, column: 2 }],
    ['ArrowUp', false, { row: 99, column: 2 }],
    ['k', false, { row: 99, column: 2 }],
    ['ArrowLeft', false, { row: 100, column: 1 }],
    ['ArrowRight', false, { row: 100, column: 3 }],
    ['PageDown', false, { row: 120, column: 2 }],
    ['PageUp', false, { row: 80, column: 2 }],
    ['Home', false, { row: 100, column: 0 }],
    ['End', false, { row: 100, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 999, column: 4 }],
    ['ArrowDown', true, { row: 999, column: 2 }],
    ['x', false, null],
    ['j', true, null],
  ])('goes by %s (Ctrl: %s) to %j', (key, mod, to) => {
    expect(movedCursor({ key, mod }, at, bounds)).toEqual(to);
  });

  test('goes up into the header and not further', () => {
    expect(movedCursor({ key: 'ArrowUp', mod: false }, { row: 0, column: 1 }, bounds)).toEqual({
      row: -1,
      column: 1,
    });
    expect(movedCursor({ key: 'PageUp', mod: false }, { row: 5, column: 1 }, bounds)?.row).toBe(0);
  });

  test('never leaves the grid', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'End'),
        ),
        fc.integer({ min: 0, max: 40 }),
        (keys, rows) => {
          let cursor = { row: Math.min(0, rows - 1), column: 0 };
          for (const key of keys) {
            cursor = movedCursor({ key, mod: false }, cursor, { ...bounds, rows }) ?? cursor;
            expect(cursor.row).toBeGreaterThanOrEqual(-1);
            expect(cursor.row).toBeLessThanOrEqual(Math.max(rows - 1, -1));
            expect(cursor.column).toBeGreaterThanOrEqual(0);
            expect(cursor.column).toBeLessThan(bounds.columns);
          }
        },
      ),
    );
  });
});

describe('the windows around the rows in view', () => {
  test('hold every row in view, and few besides', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (total, part, inView) => {
          const first = Math.floor(part * (total - 1));
          const last = Math.min(first + inView, total - 1);
          const span = windowsAround({ first, last }, total);
          expect(span.first * windowSize).toBeLessThanOrEqual(first);
          expect((span.last + 1) * windowSize).toBeGreaterThan(last);
          expect(span.last * windowSize).toBeLessThan(total);
          expect(windowNumbers(span).length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});

describe('the columns of a list', () => {
  test('come back as they were kept', () => {
    keepLayout(localStorage, 'assets', { columns: ['hostName', 'state'], widths: { state: 120 } });
    expect(readLayout(localStorage, 'assets')).toEqual({
      columns: ['hostName', 'state'],
      widths: { state: 120 },
    });
    expect(readLayout(localStorage, 'findings')).toBeNull();
  });

  test.each(['', '{', '{"columns":[],"widths":{}}', '{"columns":["a"],"widths":{"a":-1}}', '[]'])(
    'are not taken from %s',
    (text) => {
      localStorage.setItem('columns.1.assets', text);
      expect(readLayout(localStorage, 'assets')).toBeNull();
    },
  );

  test('are moved before another one, or by a step within the bounds', () => {
    expect(withMoved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(withMoved(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a']);
    expect(withStepped(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(withStepped(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });
});

describe('what is copied', () => {
  test('has times in ISO 8601, numbers without separators, lists joined', () => {
    expect(copiedText('2026-03-01T10:00:00.000Z')).toBe('2026-03-01T10:00:00.000Z');
    expect(copiedText(1204332)).toBe('1204332');
    expect(copiedText(['10.0.0.1', '10.0.0.2'])).toBe('10.0.0.1; 10.0.0.2');
    expect(copiedText(null)).toBe('');
    expect(copiedText({ a: 1 })).toBe('{"a":1}');
  });

  test('is a table of one line a row, whatever is in the cells', () => {
    const columns = [
      { field: 'name', title: 'Name' },
      { field: 'score', title: 'Score' },
    ];
    expect(copiedRows([{ name: 'a\tb\nc', score: -1 }], columns)).toBe('Name\tScore\na b c\t-1');
  });

  test('cannot be run as a formula', () => {
    const columns = [{ field: 'name', title: 'Name' }];
    expect(copiedRows([{ name: '=1+1' }, { name: '@x' }], columns)).toBe("Name\n'=1+1\n'@x");
  });
});

describe('the address of a list', () => {
  test('brings back every state', () => {
    fc.assert(
      fc.property(
        fc.record({
          filter: filtersOf(conditions),
          unreadable: fc.constantFrom(
            [],
            [{ text: 'web', message: '"web" is not a filter; write field=value.' }],
          ),
          search: fc.string({ maxLength: 30 }),
          sort: fc.array(fc.string({ minLength: 1, maxLength: 10 }), { maxLength: 4 }),
          open: fc.option(fc.string({ minLength: 1, maxLength: 30 })),
          view: fc.constantFrom('', 'instances', 'unique'),
        }),
        (state) => {
          const text = writeListState(new URLSearchParams('other=1'), state).toString();
          expect(readListState(new URLSearchParams(text))).toEqual(state);
          expect(new URLSearchParams(text).get('other')).toBe('1');
        },
      ),
    );
  });
});

describe('a field without a title', () => {
  test.each([
    ['agentUpToDate', 'Agent up to date'],
    ['scan-mitigated', 'Scan mitigated'],
    ['cve', 'Cve'],
  ])('%s shows its name in words: %s', (name, words) => {
    expect(wordsOf(name)).toBe(words);
  });
});
