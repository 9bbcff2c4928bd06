import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Data } from 'resedit';
import { describe, expect, it } from 'vitest';
import { icnsFile } from '../../../scripts/icons/icns-file.ts';
import { icoFile } from '../../../scripts/icons/ico-file.ts';

const resources = join(import.meta.dirname, '../../../scripts/package/resources');
const picture = (pixels: number) => ({ pixels, png: Buffer.from(`picture of ${pixels} pixels`) });

describe('an icon for Windows', () => {
  it('is read back by others with every picture', () => {
    const { icons } = Data.IconFile.from(icoFile([picture(16), picture(256)]));
    expect(icons.map(({ data }) => (data.isRaw() ? Buffer.from(data.bin).toString() : ''))).toEqual([
      'picture of 16 pixels',
      'picture of 256 pixels',
    ]);
  });

  it('as it ships, has every size that Windows shows', () => {
    const { icons } = Data.IconFile.from(readFileSync(join(resources, 'icon.ico')));
    expect(icons.map(({ width }) => width || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });
});

describe('an icon for macOS', () => {
  const entriesOf = (file: Buffer): string[] => {
    const names: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      names.push(file.toString('latin1', at, at + 4));
    return names;
  };

  it('names a picture once for each density that it fits', () => {
    const file = icnsFile([picture(16), picture(32)]);
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(entriesOf(file)).toEqual(['icp4', 'icp5', 'ic11']);
  });

  it('as it ships, has every size up to the largest', () => {
    const names = entriesOf(readFileSync(join(resources, 'icon.icns')));
    expect(names).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
  });

  it('is not made of a size that macOS has no name for', () => {
    expect(() => icnsFile([picture(100)])).toThrow('macOS has no icon of 100 pixels.');
  });
});
