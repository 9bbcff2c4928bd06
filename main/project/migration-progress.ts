/** How far a migration has come; each of them is sent at least once, in this order, `copying` and `step` many times. */
export type MigrationProgress =
  /** Another process migrates the project. */
  | { readonly kind: 'waiting' }
  /** What is to be done, before anything is. Versions are those of the project's shape. */
  | {
      readonly kind: 'plan';
      readonly from: number;
      readonly to: number;
      readonly steps: number;
      readonly neededBytes: number;
      /** Null where the system does not say. */
      readonly freeBytes: number | null;
      /** The file in which the project is kept as it was. */
      readonly copy: string;
    }
  | { readonly kind: 'copying'; readonly done: number; readonly total: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'step'; readonly step: number; readonly steps: number; readonly name: string }
  | { readonly kind: 'done' };
