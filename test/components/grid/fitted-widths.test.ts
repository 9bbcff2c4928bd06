import { describe, expect, test } from 'vitest';
import { fittedWidths, type WantedWidth } from '../../../renderer/grid/fields/fitted-widths.ts';

const number: WantedWidth = {
  field: 'openFindings',
  base: 92,
  title: 80,
  content: 60,
  whole: true,
  takesRoom: false,
  names: false,
};
const host: WantedWidth = {
  field: 'hostName',
  base: 160,
  title: 90,
  content: 400,
  whole: false,
  takesRoom: true,
  names: true,
};
const site: WantedWidth = { ...host, field: 'siteName', base: 100, content: 200, names: false };

describe('the widths of columns', () => {
  test('are never less than a number or a title takes, whatever the room and the chosen width', () => {
    expect(fittedWidths([{ ...number, content: 130.2 }], 0)).toEqual({ openFindings: 131 });
    expect(fittedWidths([{ ...number, base: 48, title: 101 }], 0)).toEqual({ openFindings: 101 });
    expect(fittedWidths([{ ...site, base: 48, title: 101 }], 0)).toEqual({ siteName: 101 });
  });

  test('cut texts where there is no room', () => {
    expect(fittedWidths([host, site, number], 300)).toEqual({
      hostName: 160,
      siteName: 100,
      openFindings: 92,
    });
  });

  test('give room to what names the row first, then to the other texts', () => {
    expect(fittedWidths([host, site, number], 452)).toMatchObject({ hostName: 260, siteName: 100 });
    expect(fittedWidths([host, site, number], 642)).toMatchObject({ hostName: 400, siteName: 150 });
  });

  test('fill the room, numbers staying as they are', () => {
    expect(fittedWidths([host, site, number], 792)).toEqual({
      hostName: 450,
      siteName: 250,
      openFindings: 92,
    });
  });

  test('leave a text as wide as somebody has made it', () => {
    expect(fittedWidths([{ ...host, takesRoom: false }, number], 1000)).toMatchObject({ hostName: 160 });
  });
});
