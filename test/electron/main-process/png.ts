import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

/** Makes a PNG of a bitmap as Electron takes it on Linux: four bytes a pixel, blue, green, red, alpha, top row first. */
export function bitmapAsPng(bitmap: Buffer, width: number, height: number): Buffer {
  if (bitmap.length !== width * height * 4) {
    throw new Error('buffer size does not match the size of the bitmap');
  }
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const to = y * (width * 4 + 1) + 1 + x * 4;
      rows[to] = bitmap[from + 2] ?? 0;
      rows[to + 1] = bitmap[from + 1] ?? 0;
      rows[to + 2] = bitmap[from] ?? 0;
      rows[to + 3] = bitmap[from + 3] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
