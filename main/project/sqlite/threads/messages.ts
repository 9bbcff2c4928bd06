import { basename } from 'node:path';
import {
  ProjectError,
  type ProjectErrorCode,
  saidError,
  toProjectError,
  type Unsaid,
} from '../../project-error.ts';

/** A call to the writer thread. */
export interface WriteRequest {
  readonly id: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

/** A call to a reader thread: all rows of one statement. */
export interface ReadRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError };

/** A ProjectError on its way between threads, where only plain data survives. */
export interface WireError {
  readonly code: ProjectErrorCode;
  readonly message: string;
  readonly advice: string;
  /** What the thread that receives it says in place of message and advice. */
  readonly unsaid: Unsaid | null;
}

/** Makes any failure of the database fit to be sent to another thread. */
export function toWireError(cause: unknown, file: string): WireError {
  const { code, message, advice, unsaid } = toProjectError(cause, file);
  return { code, message, advice, unsaid };
}

/** Makes a received failure an error again. */
export function fromWireError({ code, message, advice, unsaid }: WireError): ProjectError {
  return unsaid === null ? new ProjectError(code, message, advice) : saidError(code, unsaid);
}

/** Where a thread's entry file lies: seen from the caller in the sources, beside all others in what is built. */
export function threadFile(name: string, caller: string): URL {
  return new URL(caller.endsWith('.ts') ? `./${name}.ts` : `./${basename(name)}.js`, caller);
}
