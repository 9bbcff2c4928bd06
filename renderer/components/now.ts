import { useSyncExternalStore } from 'react';

/** How often what is said relative to now is said anew, in milliseconds. */
const tick = 20_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const subscribers = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  subscribers.add(changed);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of subscribers) tell();
  }, tick);
  if (subscribers.size === 1) now = Date.now();
  return () => {
    subscribers.delete(changed);
    if (subscribers.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The time in milliseconds, renewed every twenty seconds for all who use it at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
