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

  const hosts = [
    { heading: 'HOST NAME', cell: () => 'a-host-name-of-thirty-letters.' },
    { heading: 'SITE', cell: () => 'a site of twenty-two l.' },
    { heading: 'ID', cell: () => '2254947309384939150', whole: true as const },
    { heading: 'OPEN', cell: () => '1,214', align: 'right' as const },
  ];

  it('cuts the longest texts of a narrow terminal, and no id and no number', () => {
    const [, row = ''] = table(hosts, [0], 70);
    expect(row).toMatch(/^a-host-name-\S*… {2}a site of \S.*… {2}2254947309384939150 {2}1,214$/);
    expect(row).toHaveLength(70);
  });

  it('leaves out the last columns that there is no room for, and names them', () => {
    expect(table(hosts, [0], 40)).toEqual([
      expect.stringMatching(/^HOST NAME +SITE$/),
      expect.stringMatching(/^a-host-name\S*… {2}a site of .*\S$/),
      'No room for: ID, OPEN',
    ]);
    for (const line of table(hosts, [0], 40)) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('breaks no line of a terminal that is narrower than one column', () => {
    expect(table([{ heading: 'NAME', cell: (name: string) => name }], ['Würzburg'], 5)).toEqual([
      'NAME',
      'Würz…',
    ]);
  });

  it('keeps every row on one line, without control characters or marks that reverse text', () => {
    const lines = table([{ heading: 'NAME', cell: (name: string) => name }], ['a\u001b[2Jb\nc\u202ed']);
    expect(lines[1]).toBe('a [2Jb c d');
  });

  it('has cells whole where no terminal is, and fills no line with the blanks of a long one', () => {
    const long = 'W'.repeat(1_000_000);
    const rows = [long, ...Array.from({ length: 8 }, (_, at) => `srv-${at}`)];
    const columns = [
      { heading: 'NAME', cell: (name: string) => name },
      { heading: 'LAST', cell: () => 'x' },
    ];
    const lines = table(columns, rows);
    expect(lines[1]).toBe(`${long}  x`);
    expect(lines.join('\n').length).toBeLessThan(long.length + 2000);
  });
});
