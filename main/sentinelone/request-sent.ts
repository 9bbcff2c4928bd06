import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets a request that was just made get as far as its connection: it goes out in the turns that follow. */
export async function requestSent(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await nextTurn();
}
