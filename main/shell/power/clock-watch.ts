/** Clocks of a machine differ by this much, in milliseconds, before one of them was moved. */
const tolerance = 5_000;

/**
 * Notices that the wall clock jumped: set by hand or by the network, or the machine slept where its other clock stood
 * still (Linux's CLOCK_MONOTONIC does). Due times are wall-clock times, so a jump can make one due.
 */
export class ClockWatch {
  readonly #wall: () => number;
  readonly #monotonic: () => number;
  #offset: number;

  /** @param wall milliseconds since 1970  @param monotonic milliseconds since some moment, which nobody can set */
  constructor(wall: () => number, monotonic: () => number) {
    this.#wall = wall;
    this.#monotonic = monotonic;
    this.#offset = wall() - monotonic();
  }

  /** Whether the wall clock jumped since this was last asked. */
  jumped(): boolean {
    const offset = this.#wall() - this.#monotonic();
    const jumped = Math.abs(offset - this.#offset) > tolerance;
    this.#offset = offset;
    return jumped;
  }
}
