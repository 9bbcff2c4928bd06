/**
 * How the run of a rule ended. `ended` is a scan that did what it could: complete, partial or waiting for a review.
 * `scanId` is the number of the scan's record; null when it did not come to one.
 */
export type RunEnd =
  | { readonly state: 'ended' | 'cancelled'; readonly scanId: number | null }
  | {
      readonly state: 'failed';
      readonly scanId: number | null;
      readonly code: string;
      readonly message: string;
    };
