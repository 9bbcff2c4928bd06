import { z } from 'zod';
import { readTextFile } from '../text-files/read-text.ts';

const signature = z.object({ signed: z.boolean() });

/** Whether the installed application was signed, as packing it wrote down; one that does not say counts as unsigned. */
export function readSignature(file: string): boolean {
  try {
    return signature.parse(JSON.parse(readTextFile(file))).signed;
  } catch {
    return false;
  }
}
