import type { MessagePort } from 'node:worker_threads';
import { callsOverPort } from '../workers/remote-calls.ts';
import { projectErrorHelp } from './wire-error.ts';

/** The values of a row, in the order of the cursor's columns, as lists give them. */
export type RowValues = readonly unknown[];

/** The chosen rows of a list one after the other, from one snapshot and at constant memory. */
export interface RowCursor {
  /** The names of the fields of each row. */
  readonly columns: readonly string[];
  /**
   * Leads to the rows from another thread, see `rowsOver`, since they never pass through the caller's; null where there
   * is no project yet. @throws ProjectError
   */
  channel(): Promise<MessagePort | null>;
  /** To be called when no more are wanted; ends with its project at the latest. */
  close(): Promise<void>;
}

/** What is asked at the other end of a cursor's channel. */
export interface RowCursorCalls {
  /** The next rows; none after the last. */
  next(): readonly RowValues[];
}

/** The rows at the other end of `RowCursor.channel`, asked for one batch ahead of their use. @throws ProjectError */
export async function* rowsOver(channel: MessagePort): AsyncGenerator<readonly RowValues[], void> {
  const calls = callsOverPort<RowCursorCalls>(channel, projectErrorHelp);
  const next = (): Promise<readonly RowValues[]> => {
    const asked = calls.call('next', []);
    // Left unread when nobody reads on.
    asked.catch(() => undefined);
    return asked;
  };
  for (let ahead = next(); ; ) {
    const rows = await ahead;
    if (rows.length === 0) return;
    ahead = next();
    yield rows;
  }
}
