import type { Intercept } from '../../main/demo/console-server.ts';
import { onLists } from './list-faults.ts';

/** A record as it goes over the wire. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** How a true record is changed on its way out. */
export type Spoiling = (record: WireRecord) => WireRecord;

/** Records that are sent with other values than they have, as long as they are spoiled; their order stays. */
export class SpoiledRecords {
  readonly #spoilings = new Map<unknown, Spoiling>();

  /** Sends the record of this id like that from now on. */
  spoil(id: string, spoiling: Spoiling): void {
    this.#spoilings.set(id, spoiling);
  }

  /** Sends it as it is again. */
  mend(id: string): void {
    this.#spoilings.delete(id);
  }

  /** To be put around other interceptors. */
  around(next: Intercept): Intercept {
    return async (request, answer, response) => {
      const passed = await next(request, answer, response);
      if (passed === null || this.#spoilings.size === 0) return passed;
      const spoil = onLists((body) => ({ ...body, data: body.data.map((row) => this.#sent(row)) }));
      return spoil(request, () => passed, response);
    };
  }

  #sent(row: unknown): unknown {
    if (typeof row !== 'object' || row === null) return row;
    const record = row as WireRecord;
    return this.#spoilings.get(record['id'])?.(record) ?? record;
  }
}
