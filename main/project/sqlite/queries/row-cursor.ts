import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import type { ListName } from '../../../../preload/contract/row-lists.ts';
import { threadFile } from '../../../workers/start-worker.ts';
import { ListError } from '../../list-error.ts';
import type { ExportedRows } from '../../project-lists.ts';
import type { RowCursor, RowCursorCalls } from '../../row-cursor.ts';
import { unknownField } from '../../unknown-words.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { type FieldSet, findField } from './field.ts';
import { statementOfRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';
import { listSources } from './list-sources.ts';
import type { RowCursorData } from './row-cursor-thread.ts';

/** Reads rows in a thread that opens the file by itself; without a project there are none. */
export function rowCursor(
  project: SqliteProject | null,
  list: ListName,
  choice: ExportedRows,
  wanted: readonly string[],
): Result<RowCursor, ListError> {
  const source = listSources[list];
  const names = columnNames(source, wanted);
  if (!names.ok) return names;
  const columns = names.value;
  const statement = statementOfRows(source, choice, columns);
  if (!statement.ok) return statement;
  if (project === null) return success({ columns, channel: async () => null, close: async () => undefined });
  const thread = project.startReading<RowCursorCalls>(threadFile('row-cursor-thread', import.meta.url), {
    statement: statement.value,
    types: columns.map((name) => source.fields[name]?.type ?? 'text'),
  } satisfies Omit<RowCursorData, 'file'>);
  return success({
    columns,
    async channel() {
      await thread.ready;
      return thread.connect();
    },
    close: () => thread.terminate(),
  });
}

function columnNames(
  { fields }: ListSource<FieldSet>,
  wanted: readonly string[],
): Result<string[], ListError> {
  if (wanted.length === 0) return success(Object.keys(fields));
  const names = new Set<string>();
  for (const name of wanted) {
    const found = findField(fields, name);
    if (!found) {
      return failure(new ListError('field-unknown', unknownField('export', name, Object.keys(fields))));
    }
    names.add(found.name);
  }
  return success([...names]);
}
