import process from 'node:process';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { decodeWire, encodeWire } from '../browser/wire.ts';
import { Imitation } from '../imitation.ts';

type InvokeHandler = Parameters<IpcMain['handle']>[1];

/** `ipcMain`, and each `webContents.ipc`: messages of pages, with handlers for those that want an answer. */
export class ImitatedIpcMain
  extends Imitation
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, InvokeHandler>();

  constructor(name: string) {
    super(name, null);
  }

  handle(channel: string, listener: InvokeHandler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    this.#handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  hasHandler(channel: string): boolean {
    return this.#handlers.has(channel);
  }

  /** Answers a page's `invoke`: the encoded reply, or the message the page's promise is rejected with. */
  async answer(channel: string, event: IpcMainInvokeEvent, args: string): Promise<InvokeAnswer> {
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) {
        return { ok: false, message: failed(channel, `Error: No handler registered for '${channel}'`) };
      }
      return { ok: true, value: encodeWire(await handler(event, ...(decodeWire(args) as unknown[]))) };
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`);
      return { ok: false, message: failed(channel, String(error)) };
    }
  }
}

export type InvokeAnswer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: string };

function failed(channel: string, error: string): string {
  return `Error invoking remote method '${channel}': ${error}`;
}

/** The main process's `ipcMain`. */
export const theIpcMain = new ImitatedIpcMain('ipcMain');
