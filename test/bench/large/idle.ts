/** A program that does nothing for twenty seconds: the floor of the main thread's stalls. */
setTimeout(() => undefined, 20_000);
