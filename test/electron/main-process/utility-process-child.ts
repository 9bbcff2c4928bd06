import { EventEmitter } from 'node:events';
import process from 'node:process';

/**
 * Runs first in a utility process: gives it `process.parentPort`, and ends it with its parent.
 * Messages that come before the first listener wait for it, as on a MessagePort.
 */
class ParentPort extends EventEmitter {
  readonly #waiting: unknown[] = [];

  constructor() {
    super();
    process.on('message', (data) => {
      if (this.listenerCount('message') === 0) {
        this.#waiting.push(data);
      } else {
        this.emit('message', { data, ports: [] });
      }
    });
    this.on('newListener', (event) => {
      if (event === 'message') {
        setImmediate(() => this.start());
      }
    });
  }

  start(): void {
    for (const data of this.#waiting.splice(0)) {
      this.emit('message', { data, ports: [] });
    }
  }

  pause(): void {}

  postMessage(message: unknown): void {
    process.send?.(structuredClone(message));
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
Object.defineProperty(process, 'type', { value: 'utility' });
process.on('disconnect', () => process.exit());
