import process from 'node:process';

/** Node's own, of which its types say nothing: what `process.exit` ends with. */
const { reallyExit } = process as unknown as { readonly reallyExit: (code: number) => never };

/**
 * Ends the process as C's `exit` does: threads are waited for, and nobody is told. What `process.exit` is in plain Node
 * is not at hand: under Electron that name means `app.exit`.
 */
export function endProcess(code: number): never {
  return reallyExit.call(process, code);
}
