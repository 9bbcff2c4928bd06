import type { JsonLimits } from '../net/json-shape.ts';

/** How much of an answer is taken. What goes beyond is refused before it is parsed. */
export interface AnswerLimits extends JsonLimits {
  /** Bytes of the body, unpacked. */
  readonly bytes: number;
}

const mebibyte = 1024 * 1024;

/** An answer about one thing: status, version, user, token, a count. The largest honest ones are a few KiB. */
export const oneThing: AnswerLimits = { bytes: mebibyte, values: 100_000, depth: 64, unsearchedBytes: 0 };

/**
 * A page of a list. No page is asked for more than 1,000 rows: of the demo tenant these are up to 3.2 MiB of 140,000
 * values. A single record that is nested too deeply is dealt with by itself (`record-decoding.ts`).
 */
export const onePage: AnswerLimits = {
  bytes: 32 * mebibyte,
  values: 1_000_000,
  depth: 10_000,
  // A value and what parts it from the next take two bytes.
  unsearchedBytes: 2_000_000,
};
