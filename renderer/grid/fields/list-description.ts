import type { ListName } from '../../../preload/contract/row-lists.ts';
import type { english } from '../../../preload/words/english/english.ts';

/** What one list is, for the grid that shows it. Everything about fields goes by their names in `lists.fields`. */
export interface ListDescription {
  readonly list: ListName;
  /** What its rows are, for the sentences about them. */
  readonly noun: keyof typeof english.lists;
  readonly titles: Readonly<Record<string, string>>;
  /** Short titles for column headers, where the full one is long. */
  readonly shortTitles: Readonly<Record<string, string>>;
  /** The columns of somebody who has chosen none, in their order. */
  readonly columns: readonly string[];
  /** How the project orders the list when nothing is asked for. */
  readonly order: readonly string[];
  /** In CSS pixels, where the width for the field's type will not do. */
  readonly widths: Readonly<Record<string, number>>;
  /** The field that opens the row's panel when it is pressed. */
  readonly opener: string;
  /** How many digits after the point a number is shown with, where it is not a whole one. */
  readonly decimals: Readonly<Record<string, number>>;
  /** Ids, CVEs, addresses, versions. */
  readonly monospace: ReadonlySet<string>;
  /** Fields that the screen itself filters by. */
  readonly hidden: ReadonlySet<string>;
}
