/**
 * Electron's `contextBridge` inside a page. Runs there as source text: it may use nothing from outside itself.
 * The preload and the page share one world here, which the copying hides: nothing but copies and functions that copy
 * goes either way. Source: Electron's docs/api/context-bridge.md, "Parameter / Error / Return Type support".
 */
export function makeContextBridge(world: object): { exposeInMainWorld(key: string, api: unknown): void } {
  const copy = (value: unknown, seen: Map<object, unknown>, freeze: boolean): unknown => {
    if (typeof value === 'symbol') {
      throw new Error('A symbol cannot be sent over the context bridge.');
    }
    if (typeof value === 'function') {
      const existing = seen.get(value);
      if (existing !== undefined) {
        return existing;
      }
      const original = value as (...args: unknown[]) => unknown;
      const bridged = (...args: unknown[]): unknown => {
        try {
          return copy(original(...args.map((arg) => copy(arg, new Map(), false))), new Map(), false);
        } catch (error) {
          // Only the message of an error crosses the bridge.
          throw new Error(error instanceof Error ? error.message : String(error));
        }
      };
      seen.set(value, bridged);
      return freeze ? Object.freeze(bridged) : bridged;
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    const existing = seen.get(value);
    if (existing !== undefined) {
      return existing;
    }
    if (value instanceof Promise) {
      return value.then(
        (result) => copy(result, new Map(), false),
        (error: unknown) => {
          throw new Error(error instanceof Error ? error.message : String(error));
        },
      );
    }
    if (value instanceof Error) {
      return new Error(value.message);
    }
    if (Array.isArray(value)) {
      const array: unknown[] = [];
      seen.set(value, array);
      for (const item of value) {
        array.push(copy(item, seen, freeze));
      }
      return freeze ? Object.freeze(array) : array;
    }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      const object: Record<string, unknown> = {};
      seen.set(value, object);
      // Prototypes do not cross: an instance arrives as its own enumerable properties.
      for (const [key, item] of Object.entries(value)) {
        object[key] = copy(item, seen, freeze);
      }
      return freeze ? Object.freeze(object) : object;
    }
    return structuredClone(value);
  };
  return {
    exposeInMainWorld(key, api) {
      if (Object.hasOwn(world, key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      Object.defineProperty(world, key, {
        value: copy(api, new Map(), true),
        writable: false,
        configurable: false,
        enumerable: true,
      });
    },
  };
}
