import { readFileSync } from 'node:fs';
import { z } from 'zod';

const signature = z.object({ signed: z.boolean() });

/** Whether the installed application was signed, as packing it wrote down; one that does not say counts as unsigned. */
export function readSignature(file: string): boolean {
  try {
    return signature.parse(JSON.parse(readFileSync(file, 'utf8'))).signed;
  } catch {
    return false;
  }
}
