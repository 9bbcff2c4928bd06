/** A value as SQLite keeps it. */
export type CellValue = string | number | null;

/**
 * One column of a page on its way between threads. Numbers are told apart from texts so that they travel as they lie in
 * memory, and texts that repeat travel once.
 */
type Column =
  | null
  /** One number for each row; NaN where there is none. */
  | Float64Array
  /** One text, or null, for each row. */
  | readonly (string | null)[]
  /** The texts that occur, and for each row the place of its own, counted from one; 0 where there is none. */
  | { readonly texts: readonly string[]; readonly at: Uint32Array };

/**
 * The rows of a page as columns. Sending a thousand objects to another thread writes each name of each field a
 * thousand times, and costs as much as decoding them.
 */
export interface RowColumns<Row> {
  readonly count: number;
  readonly columns: { readonly [Name in keyof Row]: Column };
}

/** Packs rows as columns. Numbers must not be NaN; a flag becomes 1 or 0. All rows have the fields of the first. */
export function packRows<Row extends object>(rows: readonly Row[]): RowColumns<Row> {
  const [first] = rows;
  const names = first === undefined ? [] : (Object.keys(first) as (keyof Row)[]);
  const columns = Object.fromEntries(
    names.map((name) => [name, packColumn(rows.map((row) => row[name] as CellValue | boolean))]),
  );
  return { count: rows.length, columns: columns as RowColumns<Row>['columns'] };
}

/** The values of one column, row by row. */
export function valuesOf<Row>({ count, columns }: RowColumns<Row>, name: keyof Row): readonly CellValue[] {
  const column = columns[name];
  if (Array.isArray(column)) return column;
  const values = new Array<CellValue>(count).fill(null);
  if (column instanceof Float64Array) {
    for (let row = 0; row < count; row += 1) {
      const value = column[row];
      if (value !== undefined && !Number.isNaN(value)) values[row] = value;
    }
  } else if (column && 'texts' in column) {
    for (let row = 0; row < count; row += 1) values[row] = column.texts[(column.at[row] ?? 0) - 1] ?? null;
  }
  return values;
}

function packColumn(values: readonly (CellValue | boolean)[]): Column {
  const told = values.find((value) => value !== null);
  if (told === undefined) return null;
  if (typeof told === 'string') return packTexts(values as readonly (string | null)[]);
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
}

function packTexts(values: readonly (string | null)[]): Column {
  const places = new Map<string, number>();
  const at = new Uint32Array(values.length);
  for (const [row, text] of values.entries()) {
    if (text === null) continue;
    let place = places.get(text);
    if (place === undefined) {
      place = places.size + 1;
      places.set(text, place);
    }
    at[row] = place;
  }
  return places.size > values.length / 2 ? values : { texts: [...places.keys()], at };
}
