import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  highestSpacer,
  placeAfterBar,
  placeAt,
  placeShowing,
  rowsInView,
  type ScrollRange,
  scrollRange,
  startOfList,
} from '../../../renderer/grid/table/scroll-range.ts';

const fiveMillion = scrollRange(5_000_000, 32, 600);

/** Where the scroll bar can stand at most. */
function endOfBar({ spacer, viewport }: ScrollRange): number {
  return spacer - viewport;
}

const ranges = fc
  .record({
    rows: fc.integer({ min: 1, max: 20_000_000 }),
    rowHeight: fc.constantFrom(28, 32),
    viewport: fc.integer({ min: 100, max: 2400 }),
  })
  .filter(({ rows, rowHeight, viewport }) => rows * rowHeight > viewport * 2)
  .map(({ rows, rowHeight, viewport }) => scrollRange(rows, rowHeight, viewport));

describe('the scroll range of a list', () => {
  test('is the list itself while a browser can make it', () => {
    const range = scrollRange(10_000, 32, 600);
    expect(range.spacer).toBe(320_000);
    expect(placeAfterBar(range, startOfList, 123_456)).toEqual({ bar: 123_456, top: 123_456 });
  });

  test('is never higher than a browser can make it', () => {
    expect(fiveMillion.content).toBe(160_000_000);
    expect(fiveMillion.spacer).toBe(highestSpacer);
  });

  test('has the first row at one end of the bar and the last at the other, at five million rows', () => {
    const start = placeAfterBar(fiveMillion, placeAt(fiveMillion, 80_000_000), 0);
    expect(rowsInView(fiveMillion, start).first).toBe(0);
    const end = placeAfterBar(fiveMillion, startOfList, endOfBar(fiveMillion));
    expect(rowsInView(fiveMillion, end).last).toBe(4_999_999);
    expect(end.top + fiveMillion.viewport).toBe(fiveMillion.content);
  });

  test('has its ends at the ends of the bar, whatever its length', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const end = placeAfterBar(range, startOfList, endOfBar(range));
        expect(end.top).toBeCloseTo(range.content - range.viewport, 3);
        expect(placeAfterBar(range, end, 0)).toEqual(startOfList);
      }),
    );
  });

  test('never goes back while the bar is dragged on', () => {
    fc.assert(
      fc.property(
        ranges,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
        (range, parts) => {
          let place = startOfList;
          for (const part of parts.toSorted((one, other) => one - other)) {
            const next = placeAfterBar(range, place, part * endOfBar(range));
            expect(next.top).toBeGreaterThanOrEqual(place.top - 1e-3);
            place = next;
          }
        },
      ),
    );
  });

  test('brings any row into view', () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: 0, max: 1, noNaN: true }), (range, part) => {
        const row = Math.floor(part * (range.rows - 1));
        const { first, last } = rowsInView(range, placeShowing(range, startOfList, row));
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThanOrEqual(last);
      }),
    );
  });

  test('moves the rows by exactly what a small step is, wherever it stands', () => {
    fc.assert(
      fc.property(
        ranges.filter(({ content, spacer }) => content > spacer),
        fc.integer({ min: 20, max: 80 }),
        fc.integer({ min: -90, max: 90 }),
        (range, percent, step) => {
          const from = placeAt(range, (range.content * percent) / 100);
          const after = placeAfterBar(range, from, from.bar + step);
          expect(after.top - from.top).toBeCloseTo(step, 3);
        },
      ),
    );
  });

  test('leads from any place to a place with the same pixel on top', () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: 0, max: 1, noNaN: true }), (range, part) => {
        const place = placeAt(range, part * range.content);
        expect(placeAfterBar(range, place, place.bar).top).toBeCloseTo(place.top, 3);
      }),
    );
  });

  test('does not move for a row that is in view already', () => {
    const place = placeAt(fiveMillion, 3200);
    expect(placeShowing(fiveMillion, place, 105)).toBe(place);
  });

  test('has nothing in view when there is no row', () => {
    expect(rowsInView(scrollRange(0, 32, 600), startOfList)).toEqual({ first: 0, last: -1 });
  });
});
