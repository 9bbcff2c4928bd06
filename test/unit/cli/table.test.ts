import { describe, expect, it } from 'vitest';
import { table } from '../../../main/cli/output/table.ts';

describe('a table', () => {
  it('aligns text to the left and numbers to the right, and ends no line with blanks', () => {
    const lines = table<{ name: string; count: number }>(
      [
        { heading: 'NAME', cell: ({ name }) => name },
        { heading: 'COUNT', cell: ({ count }) => String(count), align: 'right' },
        { heading: 'NOTE', cell: () => '' },
      ],
      [
        { name: 'Würzburg', count: 7 },
        { name: 'Ulm', count: 12345 },
      ],
    );
    expect(lines).toEqual(['NAME      COUNT  NOTE', 'Würzburg      7', 'Ulm       12345']);
  });

  it('cuts off what a narrow terminal cannot show, so that no line is broken', () => {
    const columns = [
      { heading: 'NAME', cell: (name: string) => name },
      { heading: 'LENGTH', cell: (name: string) => String(name.length) },
    ];
    expect(table(columns, ['Würzburg', 'Ulm'], 13)).toEqual(['NAME      LE…', 'Würzburg  8', 'Ulm       3']);
  });

  it('keeps every row on one line, without control characters or marks that reverse text', () => {
    const lines = table([{ heading: 'NAME', cell: (name: string) => name }], ['a\u001b[2Jb\nc\u202ed']);
    expect(lines[1]).toBe('a [2Jb c d');
  });

  it('is no wider than 120 characters a column, whatever a cell holds', () => {
    const rows = ['W'.repeat(10_000_000), ...Array.from({ length: 8 }, (_, at) => `srv-${at}`)];
    const lines = table([{ heading: 'NAME', cell: (name: string) => name }], rows);
    expect(lines[1]).toBe(`${'W'.repeat(119)}…`);
    expect(lines.join('\n').length).toBeLessThan(2000);
  });
});
