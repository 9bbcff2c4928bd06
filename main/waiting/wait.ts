import { promisify } from 'node:util';

/**
 * Resolves after so many milliseconds; with a signal it rejects as soon as that aborts. Made of the timer that every
 * runtime has of its own: in its main process Electron replaces the global ones by some that wake its event loop up
 * (`lib/common/init.ts`), and those of `node:timers/promises` can be late there without end.
 */
export const wait: typeof setTimeout.__promisify__ = promisify(setTimeout);

/** Resolves when the event loop comes round again. */
export const nextTurn: typeof setImmediate.__promisify__ = promisify(setImmediate);
