/** One statement with what it is run with. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A window of rows of one query. Equal queries have equal statements. */
export interface ListWindow {
  /** The columns that tell the list's rows apart. */
  readonly identity: readonly string[];
  /** Selects the identities of all rows in their order. */
  readonly order: Statement;
  /**
   * The same order group by group: `places` selects the groups with their places (`id`, `place`), `order` the
   * identities of the rows of the groups that stand in `listed_group`.
   */
  readonly groups: { readonly places: Statement; readonly order: Statement } | null;
  /** Selects how many rows there are, as `total`. */
  readonly total: Statement;
  /** Selects the rows whose identities stand in `picked`, by its `position`. */
  readonly rows: Statement;
  readonly offset: number;
  readonly limit: number;
}

export interface WindowRows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
}
