/** What there is to say of an error code beyond the one sentence of the failure itself. */
export interface ErrorEntry {
  /** What it means and what brings it about. */
  readonly cause: string;
  /** What to do, step by step where it takes several. */
  readonly remedy: string;
}

export type ErrorEntries = Readonly<Record<string, ErrorEntry>>;
