/** Runs an action once after so many milliseconds; returns how to call it off. */
export type After = (ms: number, action: () => void) => () => void;

/** The system's timer. It does not keep the program alive. */
export const afterMs: After = (ms, action) => {
  const timer = setTimeout(action, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Waits for something, but no longer than that; whether it came to its end. */
export async function within(after: After, ms: number, something: Promise<unknown>): Promise<boolean> {
  const enough = Promise.withResolvers<boolean>();
  const callOff = after(ms, () => enough.resolve(false));
  const ended = await Promise.race([enough.promise, something.then(() => true)]);
  callOff();
  return ended;
}
