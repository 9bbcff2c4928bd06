import type { MessagePort, Worker } from 'node:worker_threads';
import { type ProjectError, projectError } from '../../project-error.ts';
import '../../spoken-faults.ts';
import { fromWireError, type Reply } from './messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls over a thread's message channel: numbered requests, each with one reply. */
export class ThreadCalls {
  readonly #port: Worker | MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  constructor(port: Worker | MessagePort) {
    this.#port = port;
    port.on('message', (message: Reply | object) => {
      // A thread may also say what nobody asked for.
      if ('id' in message) this.#settle(message);
    });
    port.on('error', (error: Error) => this.end(error));
    port.on('close', () => this.end(projectClosed()));
    port.on('exit', () => this.end(projectClosed()));
  }

  /** Resolves when the thread says that it is ready. @throws ProjectError when it could not start */
  ready(): Promise<unknown> {
    return this.#wait(0);
  }

  /** Sends a request and waits for its reply. @throws ProjectError what the thread reported */
  send(request: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = this.#wait(id);
    if (!this.#ended) this.#port.postMessage({ ...request, id });
    return reply;
  }

  /** Fails everything that still waits. */
  end(error: Error): void {
    this.#ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  #wait(id: number): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(fromWireError(reply.error));
  }
}

/** What a call gets whose thread has ended. */
export function projectClosed(): ProjectError {
  return projectError('project-unreachable', 'closed', {});
}
