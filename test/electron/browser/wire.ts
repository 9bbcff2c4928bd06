/**
 * Values as they travel between the main process and a page: what the structured clone algorithm keeps, as JSON text.
 * Both functions also run inside the page, put there as source text, so that they may use nothing from outside.
 */

/** Encodes a value as JSON text; throws as Electron does when the value cannot be cloned. */
export function encodeWire(value: unknown): string {
  const seen = new Map<object, number>();
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  let copy: unknown;
  try {
    copy = structuredClone(value);
  } catch {
    refuse();
  }
  const base64 = (buffer: ArrayBuffer): string => {
    let binary = '';
    for (const byte of new Uint8Array(buffer)) {
      binary += String.fromCharCode(byte);
    }
    return btoa(binary);
  };
  const pack = (part: unknown): unknown => {
    if (part === null || typeof part === 'string' || typeof part === 'boolean') {
      return part;
    }
    if (typeof part === 'number') {
      return Number.isFinite(part) && !Object.is(part, -0)
        ? part
        : { $: 'number', v: Object.is(part, -0) ? '-0' : String(part) };
    }
    if (typeof part === 'undefined') {
      return { $: 'undefined' };
    }
    if (typeof part === 'bigint') {
      return { $: 'bigint', v: String(part) };
    }
    if (typeof part !== 'object') {
      return refuse();
    }
    const known = seen.get(part);
    if (known !== undefined) {
      return { $: 'seen', v: known };
    }
    seen.set(part, seen.size);
    if (Array.isArray(part)) {
      return { $: 'array', v: Array.from(part, pack) };
    }
    if (part instanceof Date) {
      return { $: 'date', v: part.getTime() };
    }
    if (part instanceof RegExp) {
      return { $: 'regexp', v: [part.source, part.flags] };
    }
    if (part instanceof Map) {
      return { $: 'map', v: Array.from(part, ([key, item]) => [pack(key), pack(item)]) };
    }
    if (part instanceof Set) {
      return { $: 'set', v: Array.from(part, pack) };
    }
    if (part instanceof Error) {
      return { $: 'error', v: [part.name, part.message, part.stack ?? ''] };
    }
    if (part instanceof ArrayBuffer) {
      return { $: 'buffer', v: base64(part) };
    }
    if (ArrayBuffer.isView(part)) {
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice();
      return { $: 'view', v: [Object.prototype.toString.call(part).slice(8, -1), base64(bytes.buffer)] };
    }
    if (Object.prototype.toString.call(part) !== '[object Object]') {
      return refuse();
    }
    return { $: 'object', v: Object.entries(part).map(([key, item]) => [key, pack(item)]) };
  };
  return JSON.stringify(pack(copy));
}

/** Decodes what `encodeWire` made. */
export function decodeWire(text: string): unknown {
  const made: object[] = [];
  const bytesOf = (encoded: string): ArrayBuffer =>
    Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)).buffer;
  const keep = <T extends object>(object: T): T => {
    made.push(object);
    return object;
  };
  const unpack = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') {
      return part;
    }
    // The text was written by `encodeWire` at the other end of a channel that nobody else writes to.
    const { $: kind, v } = part as { $: string; v: unknown };
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(v as string);
      case 'seen':
        return made[v as number];
      case 'array': {
        const array: unknown[] = keep([]);
        for (const item of v as unknown[]) {
          array.push(unpack(item));
        }
        return array;
      }
      case 'date':
        return keep(new Date(v === null ? Number.NaN : (v as number)));
      case 'regexp': {
        const [source, flags] = v as [string, string];
        return keep(new RegExp(source, flags));
      }
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, item] of v as [unknown, unknown][]) {
          map.set(unpack(key), unpack(item));
        }
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const item of v as unknown[]) {
          set.add(unpack(item));
        }
        return set;
      }
      case 'error': {
        const [name, message, stack] = v as [string, string, string];
        const error = keep(new Error(message));
        Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
        Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
        return error;
      }
      case 'buffer':
        return keep(bytesOf(v as string));
      case 'view': {
        const [name, bytes] = v as [string, string];
        const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => object>)[name];
        if (View === undefined) {
          throw new Error(`An object of the unknown kind ${name} arrived.`);
        }
        return keep(new View(bytesOf(bytes)));
      }
      default: {
        const object: Record<string, unknown> = keep({});
        for (const [key, item] of v as [string, unknown][]) {
          Object.defineProperty(object, key, {
            value: unpack(item),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        }
        return object;
      }
    }
  };
  return unpack(JSON.parse(text));
}
