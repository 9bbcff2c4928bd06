import { EventEmitter } from 'node:events';

/** Thrown wherever the app uses a part of Electron that the stand-in does not have: silence would hide a broken app. */
export class NotImitatedError extends Error {
  constructor(what: string) {
    super(`${what} is not imitated by the stand-in for Electron: see test/electron/README.md`);
    this.name = 'NotImitatedError';
  }
}

/** What runtimes and test tools read of any object to find out what it is; an object without them is not misused. */
const PROBED = new Set(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType', 'domain', 'inspect']);

/** The object, but reading a property it does not have throws instead of giving undefined. */
export function guarded<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !PROBED.has(key)) {
        throw new NotImitatedError(`${name}.${key}`);
      }
      return Reflect.get(object, key, receiver);
    },
  });
}

/**
 * Base of imitated objects that send no events. The guard is made here, before the fields of subclasses, so that their
 * private fields belong to the guard, through which everybody calls.
 */
export class Guarded {
  constructor(name: string) {
    // biome-ignore lint/correctness/noConstructorReturn: the guard has to be what the subclass and the app hold
    return guarded(name, this);
  }
}

/** The event object of an event that its listeners may prevent. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes an event object whose `defaultPrevented` follows `preventDefault`, with the given properties besides. */
export function preventableEvent<T extends object>(details: T): T & PreventableEvent {
  const state = { prevented: false };
  return Object.defineProperties(details, {
    defaultPrevented: { get: () => state.prevented, enumerable: true },
    preventDefault: {
      value: () => {
        state.prevented = true;
      },
    },
  }) as T & PreventableEvent;
}

/** What may still be asked of an object that has been destroyed. */
const AFTER_END = new Set<string | symbol>([
  'isDestroyed',
  'emitPreventable',
  'constructor',
  'end',
  'destroyContents',
]);

type Listener = Parameters<EventEmitter['on']>[1];

/**
 * Base of every imitated object that sends events: it refuses properties and events the stand-in does not have, and
 * methods once the object has been destroyed. `events` is null where any name may be listened to, as with `ipcMain`.
 */
export class Imitation extends EventEmitter {
  /** Marks the object as destroyed: from now on its methods throw, as Electron's do. */
  readonly end: () => void;

  constructor(name: string, events: readonly string[] | null) {
    super();
    let ended = false;
    this.end = () => {
      ended = true;
    };
    this.#refuseUnknownEvents(name, events);
    // The guard is made here, before the fields of subclasses, so that their private fields belong to the guard.
    // biome-ignore lint/correctness/noConstructorReturn: the guard has to be what the subclass and the app hold
    return new Proxy(guarded(name, this), {
      get: (object, key, receiver) => {
        const value = Reflect.get(object, key, receiver);
        if (ended && typeof value === 'function' && !(key in EventEmitter.prototype) && !AFTER_END.has(key)) {
          throw new TypeError('Object has been destroyed');
        }
        return value;
      },
    });
  }

  /** Sends an event whose first argument can be prevented; true when a listener prevented it. */
  emitPreventable(event: string, details: object, ...rest: readonly unknown[]): boolean {
    const object = preventableEvent(details);
    this.emit(event, object, ...rest);
    return object.defaultPrevented;
  }

  #refuseUnknownEvents(name: string, events: readonly string[] | null): void {
    const known = events === null ? null : new Set([...events, 'newListener', 'removeListener', 'error']);
    for (const method of ['on', 'addListener', 'prependListener', 'once', 'prependOnceListener'] as const) {
      const original = EventEmitter.prototype[method];
      Object.defineProperty(this, method, {
        value(this: EventEmitter, event: string | symbol, listener: Listener) {
          if (known !== null && typeof event === 'string' && !known.has(event)) {
            throw new NotImitatedError(`the event '${event}' of ${name}`);
          }
          return original.call(this, event, listener);
        },
      });
    }
  }
}
