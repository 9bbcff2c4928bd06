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
  const columns: Partial<Record<keyof Row, Column>> = {};
  for (const name of Object.keys(rows[0] ?? {}) as (keyof Row)[]) columns[name] = packColumn(rows, name);
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

function packColumn<Row>(rows: readonly Row[], name: keyof Row): Column {
  const told = rows.find((row) => row[name] !== null);
  if (!told) return null;
  if (typeof told[name] === 'string') return packTexts(rows, name);
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < numbers.length; at += 1) {
    const value = rows[at]?.[name];
    numbers[at] = value === null ? Number.NaN : Number(value);
  }
  return numbers;
}

function packTexts<Row>(rows: readonly Row[], name: keyof Row): Column {
  const places = new Map<string, number>();
  const at = new Uint32Array(rows.length);
  const mostRepeating = rows.length / 2;
  for (let row = 0; row < at.length; row += 1) {
    const text = rows[row]?.[name] as string | null;
    if (text === null) continue;
    let place = places.get(text);
    if (place === undefined) {
      place = places.size + 1;
      if (place > mostRepeating) return rows.map((one) => one[name] as string | null);
      places.set(text, place);
    }
    at[row] = place;
  }
  return { texts: [...places.keys()], at };
}
