import type { SizedPicture } from './ico-file.ts';

/** What macOS calls a picture of so many pixels: at the usual density, and at twice that density. */
const kinds: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** A macOS icon of these pictures, as PNG. Throws on a size that macOS has no name for. */
export function icnsFile(pictures: readonly SizedPicture[]): Buffer {
  const entries = pictures.flatMap(({ pixels, png }) => {
    const names = kinds[pixels];
    if (names === undefined) throw new Error(`macOS has no icon of ${pixels} pixels.`);
    return names.map((name) => entry(name, png));
  });
  return entry('icns', Buffer.concat(entries));
}

/** The whole file is an entry like those within it: four letters, the length with both, the content. */
function entry(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
