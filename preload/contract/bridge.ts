import type { CallReply, WireEvent } from './wire.ts';

/** What the preload script gives to the page as `window.bridge`. Everything in it is plain data. */
export interface Bridge {
  /** Sends a call; `id` is unique within the window. Never rejects for what main decides. */
  call(id: string, name: string, args: unknown): Promise<CallReply>;
  /** Tells main that nobody waits for the call any more. */
  cancel(id: string): void;
  /** Listens to progress and topics; returns how to stop. */
  listen(listener: (event: WireEvent) => void): () => void;
}
