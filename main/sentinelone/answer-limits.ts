/** How much of an answer is taken. What goes beyond is refused before it is parsed. */
export interface AnswerLimits {
  /** Bytes of the body, unpacked. */
  readonly bytes: number;
  /** JSON values of all kinds, nested ones too. */
  readonly values: number;
  /** Objects and lists within each other. */
  readonly depth: number;
  /** Bytes up to which a body is not searched for the two above: so few bytes can hold no more than `values`. */
  readonly unsearchedBytes: number;
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

/** What is read of a failed answer, for the code and the title of its error: bytes, packed and unpacked. */
export const failedAnswerBytes = 8 * 1024;

/**
 * How many times its size a packed body may become, once it is larger than is harmless in any case: up to then a page with
 * one text of megabytes in it is dealt with record by record. gzip reaches 1,032.
 * Measured at gzip's highest level: pages of the demo tenant 13 to 24; a page of one application on one endpoint, in which
 * only ids differ, 123.
 */
export const packing = { maxTimes: 200, harmlessBytes: 8 * mebibyte } as const;
