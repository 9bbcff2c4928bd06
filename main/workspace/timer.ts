/** Runs an action once after so many milliseconds; returns how to call it off. */
export type After = (ms: number, action: () => void) => () => void;

/** The system's timer. It does not keep the program alive. */
export const afterMs: After = (ms, action) => {
  const timer = setTimeout(action, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
