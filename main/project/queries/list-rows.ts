import type { RawBuilder } from 'kysely';
import { type Result, success } from '../../../preload/contract/result.ts';
import type { Project } from '../project.ts';
import type { FieldSet, RowOf } from './field.ts';
import type { ListError } from './list-error.ts';
import {
  type ListRequest,
  type ListSource,
  listStatements,
  rowReader,
  streamStatement,
} from './list-source.ts';

/** One page of a list and how many rows fulfil its filters in all. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

type StoredRow = Readonly<Record<string, unknown>>;

/**
 * Reads one page of a list; an empty one where there is no project yet.
 * @throws ProjectError
 */
export async function listRows<Fields extends FieldSet>(
  project: Project | null,
  source: ListSource<Fields>,
  request: ListRequest,
): Promise<Result<ListPage<RowOf<Fields>>, ListError>> {
  const statements = listStatements(source, request);
  if (!statements.ok) return statements;
  if (!project) return success({ rows: [], total: 0 });
  const [{ rows }, counted] = await Promise.all([
    (statements.value.rows as RawBuilder<StoredRow>).execute(project.read),
    (statements.value.total as RawBuilder<{ total: number }>).execute(project.read),
  ]);
  return success({
    rows: rows.map(rowReader(source)),
    total: counted.rows[0]?.total ?? 0,
  });
}

/** Rows read ahead of their use while streaming. */
const batchSize = 500;

/**
 * Reads all rows of a list that fulfil the filters, batch by batch from one snapshot of the project, at constant memory.
 * Where there is no project yet there are no rows. The iteration throws a ProjectError when reading fails.
 */
export function streamRows<Fields extends FieldSet>(
  project: Project | null,
  source: ListSource<Fields>,
  filters: readonly string[],
): Result<AsyncIterable<RowOf<Fields>[]>, ListError> {
  const statement = streamStatement(source, filters);
  if (!statement.ok) return statement;
  const read = rowReader(source);
  return success(
    (async function* () {
      if (!project) return;
      const query = (statement.value as RawBuilder<StoredRow>).compile(project.read);
      for await (const { rows } of project.read.getExecutor().stream<StoredRow>(query, batchSize)) {
        yield rows.map(read);
      }
    })(),
  );
}
