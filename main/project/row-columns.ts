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

/**
 * Makes columns of records without making a row of each first: rows would only be garbage to collect.
 * @param read by column, the value of a record in it; numbers must not be NaN, and a column is of one type
 * @param noted given to each, so that it can note what it could not read
 */
export function packColumns<Source, Row, Noted = undefined>(
  sources: readonly Source[],
  read: { readonly [Name in keyof Row]: (source: Source, noted: Noted) => CellValue },
  noted: Noted,
): RowColumns<Row> {
  const columns: Partial<Record<keyof Row, Column>> = {};
  for (const name of Object.keys(read) as (keyof Row)[])
    columns[name] = packColumn(sources, read[name], noted);
  return { count: sources.length, columns: columns as RowColumns<Row>['columns'] };
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

function packColumn<Source, Noted>(
  sources: readonly Source[],
  read: (source: Source, noted: Noted) => CellValue,
  noted: Noted,
): Column {
  const values = new Array<CellValue>(sources.length);
  let told: CellValue = null;
  for (let row = 0; row < values.length; row += 1) {
    const value = read(sources[row] as Source, noted);
    values[row] = value;
    told ??= value;
  }
  if (told === null) return null;
  if (typeof told === 'string') return packTexts(values as (string | null)[]);
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row += 1)
    numbers[row] = (values[row] as number | null) ?? Number.NaN;
  return numbers;
}

function packTexts(values: readonly (string | null)[]): Column {
  const places = new Map<string, number>();
  const at = new Uint32Array(values.length);
  const maxRepeating = values.length / 2;
  for (let row = 0; row < at.length; row += 1) {
    const text = values[row] ?? null;
    if (text === null) continue;
    let place = places.get(text);
    if (place === undefined) {
      place = places.size + 1;
      if (place > maxRepeating) return values;
      places.set(text, place);
    }
    at[row] = place;
  }
  return { texts: [...places.keys()], at };
}
