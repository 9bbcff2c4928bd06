import { z } from 'zod';
import { readTextFile } from '../../main/text-files/read-text.ts';

const exception = z.strictObject({
  /** As the report names it: `GHSA-xxxx-xxxx-xxxx`. */
  advisory: z.string().min(1),
  package: z.string().min(1),
  /** The last day on which it holds, UTC. */
  until: z.iso.date(),
  /** Why it does no harm here, in a sentence. */
  because: z.string().min(20),
});

/** An advisory that somebody has looked at, and that may be shipped with until a day. */
export type AuditException = z.infer<typeof exception>;

/** Reads the list of exceptions. @throws with one sentence when it cannot be read */
export function readAuditExceptions(file: string): readonly AuditException[] {
  try {
    return z.array(exception).parse(JSON.parse(readTextFile(file)));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`The list of exceptions ${file} cannot be used: ${reason}`);
  }
}
