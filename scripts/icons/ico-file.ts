/** A picture of an icon as PNG. */
export interface SizedPicture {
  /** Width and height, in pixels. */
  readonly pixels: number;
  readonly png: Buffer;
}

/**
 * A Windows icon of these pictures. Each is kept as PNG, which every supported Windows reads; 256 pixels are the most
 * that the format knows.
 */
export function icoFile(pictures: readonly SizedPicture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // One byte for each side, in which 0 stands for 256.
    header.writeUInt8(pixels % 256, at);
    header.writeUInt8(pixels % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}
