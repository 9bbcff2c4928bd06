import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import type { AddRepresentationOptions, NativeImage, Size } from 'electron';
import { Guarded, guarded, NotImitatedError } from '../imitation.ts';
import { bitmapAsPng } from './png.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Imitated = Pick<
  NativeImage,
  'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize' | 'getAspectRatio' | 'setTemplateImage' | 'isTemplateImage'
>;

/** An image: PNG only, kept as it came. */
export class ImitatedImage extends Guarded implements Imitated {
  isMacTemplateImage = false;
  readonly #representations = new Map<number, Buffer>();

  constructor(png: Buffer | null, scaleFactor: number) {
    super('NativeImage');
    if (png !== null) {
      this.#representations.set(scaleFactor, png);
    }
  }

  isEmpty(): boolean {
    return this.#representations.size === 0;
  }

  toPNG(): Buffer<ArrayBuffer> {
    const [[, png] = [1, Buffer.alloc(0)]] = this.#representations;
    return Buffer.from(png);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString('base64')}`;
  }

  /** In device-independent pixels. */
  getSize(): Size {
    const [[scale, png] = [1, null]] = this.#representations;
    return png === null
      ? { width: 0, height: 0 }
      : { width: png.readUInt32BE(16) / scale, height: png.readUInt32BE(20) / scale };
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  getScaleFactors(): number[] {
    return [...this.#representations.keys()];
  }

  addRepresentation(options: AddRepresentationOptions): void {
    const added =
      options.dataURL !== undefined
        ? createFromDataURL(options.dataURL)
        : createFromBuffer(options.buffer ?? Buffer.alloc(0), options);
    if (!added.isEmpty()) {
      this.#representations.set(options.scaleFactor ?? 1, added.toPNG());
    }
  }

  setTemplateImage(option: boolean): void {
    this.isMacTemplateImage = option;
  }

  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }
}

function fromPng(bytes: Buffer, scaleFactor: number): ImitatedImage {
  if (bytes.length === 0) {
    return new ImitatedImage(null, 1);
  }
  if (!bytes.subarray(0, PNG.length).equals(PNG)) {
    throw new NotImitatedError('an image that is no PNG');
  }
  return new ImitatedImage(bytes, scaleFactor);
}

function createFromBuffer(
  buffer: Buffer,
  options: { width?: number; height?: number; scaleFactor?: number } = {},
): ImitatedImage {
  const { width, height, scaleFactor = 1 } = options;
  const isPng = buffer.subarray(0, PNG.length).equals(PNG);
  return !isPng && width !== undefined && height !== undefined
    ? new ImitatedImage(bitmapAsPng(buffer, width, height), scaleFactor)
    : fromPng(buffer, scaleFactor);
}

function createFromDataURL(url: string): ImitatedImage {
  const encoded = /^data:image\/png;base64,(.*)$/s.exec(url)?.[1];
  if (encoded === undefined) {
    throw new NotImitatedError('an image from a data URL that is no PNG in base64');
  }
  return fromPng(Buffer.from(encoded, 'base64'), 1);
}

/** The main process's `nativeImage`. */
export const theNativeImage = guarded('nativeImage', {
  createEmpty: () => new ImitatedImage(null, 1),
  /** A file that does not exist gives an empty image; `name@2x.png` beside `name.png` is taken along. */
  createFromPath: (path: string) => {
    const image = existsSync(path) ? fromPng(readFileSync(path), 1) : new ImitatedImage(null, 1);
    for (const scale of [1.25, 1.5, 2, 3]) {
      const larger = path.replace(/(\.[^.]+)$/, `@${scale}x$1`);
      if (larger !== path && existsSync(larger)) {
        image.addRepresentation({ scaleFactor: scale, buffer: readFileSync(larger) });
      }
    }
    return image;
  },
  createFromBuffer,
  createFromDataURL,
  createFromBitmap: (buffer: Buffer, options: { width: number; height: number; scaleFactor?: number }) =>
    new ImitatedImage(bitmapAsPng(buffer, options.width, options.height), options.scaleFactor ?? 1),
});
