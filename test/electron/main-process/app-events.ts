import { EventEmitter } from 'node:events';

/** What other parts have to tell `app`, which passes it on to the app as its own events. */
export const appEvents = new EventEmitter();
