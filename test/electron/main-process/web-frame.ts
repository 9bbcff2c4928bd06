import { originInApp } from '../browser/app-address.ts';
import { Guarded } from '../imitation.ts';

/** What a frame needs of its contents. */
export interface FrameOwner {
  getURL(): string;
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

/** The main frame of a page, as `webContents.mainFrame` and `event.senderFrame` give it: always the same object. */
export class ImitatedMainFrame extends Guarded {
  readonly parent = null;
  readonly name = '';
  readonly routingId = 1;
  readonly processId = 1;
  readonly frameTreeNodeId = 1;
  readonly #owner: FrameOwner;

  constructor(owner: FrameOwner) {
    super('WebFrameMain');
    this.#owner = owner;
  }

  get url(): string {
    return this.#owner.getURL();
  }

  get origin(): string {
    return originInApp(this.#owner.getURL());
  }

  get top(): ImitatedMainFrame {
    return this;
  }

  isDestroyed(): boolean {
    return this.#owner.isDestroyed();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#owner.send(channel, ...args);
  }
}
