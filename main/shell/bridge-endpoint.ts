import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { channels } from '../../preload/contract/channels.ts';
import type { WireEvent } from '../../preload/contract/wire.ts';
import type { Posted, TopicBoard } from '../application/topic-board.ts';
import type { CallRouter, Sender } from '../ipc/call-router.ts';
import { appOrigin } from './pages/app-scheme.ts';

export interface BridgeEndpointDependencies {
  readonly router: CallRouter;
  readonly board: TopicBoard;
  /** Called when a window is gone or loads anew: what main kept for its page is of no use any more. */
  readonly onPageGone: (windowId: number) => void;
}

/** Main's end of the bridge: finds out by itself who sends, and tells every window of the topics. */
export class BridgeEndpoint {
  readonly #router: CallRouter;
  readonly #onPageGone: (windowId: number) => void;
  readonly #windows = new Set<WebContents>();
  readonly #stopListening: () => void;

  constructor({ router, board, onPageGone }: BridgeEndpointDependencies) {
    this.#router = router;
    this.#onPageGone = onPageGone;
    ipcMain.handle(channels.call, (event, message: unknown) => router.answer(this.#senderOf(event), message));
    ipcMain.on(channels.cancel, (event, message: unknown) => router.cancel(this.#senderOf(event), message));
    this.#stopListening = board.listen((posted) => this.#tellAll(posted));
  }

  /** From now on this window may call, and is told of every topic. */
  connect(contents: WebContents): void {
    // electron-store answers any page that asks for the data folder on a channel of its own, from its first use on.
    ipcMain.removeAllListeners('electron-store-get-data');
    this.#windows.add(contents);
    const { id } = contents;
    const gone = (): void => {
      this.#router.windowGone(id);
      this.#onPageGone(id);
    };
    contents.on('render-process-gone', gone);
    contents.on('did-navigate', gone);
    contents.once('destroyed', () => {
      this.#windows.delete(contents);
      gone();
    });
  }

  close(): void {
    this.#stopListening();
    ipcMain.removeHandler(channels.call);
    ipcMain.removeAllListeners(channels.cancel);
  }

  #senderOf({ sender, senderFrame }: IpcMainInvokeEvent | IpcMainEvent): Sender {
    return {
      windowId: sender.id,
      // The frame is null once it is gone or has gone elsewhere.
      trusted:
        this.#windows.has(sender) &&
        senderFrame !== null &&
        senderFrame.parent === null &&
        senderFrame.origin === appOrigin,
      send: (event) => send(sender, event),
    };
  }

  #tellAll({ topic, version, value }: Posted): void {
    for (const contents of this.#windows) send(contents, { kind: 'topic', topic, version, value });
  }
}

function send(contents: WebContents, event: WireEvent): void {
  if (!contents.isDestroyed()) contents.send(channels.event, event);
}
