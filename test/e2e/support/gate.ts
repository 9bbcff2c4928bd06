import type { Fault } from '../../tenant/faults.ts';

/** A fault that holds every answer back until the gate is opened: a console that is slow for as long as a test wants. */
export class Gate {
  readonly #opened = Promise.withResolvers<void>();

  readonly fault: Fault = async (_, answer) => {
    await this.#opened.promise;
    return answer();
  };

  open(): void {
    this.#opened.resolve();
  }
}
