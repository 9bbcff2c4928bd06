import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type Result, success } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { ExportedRows, ListPage, ListRequest, RowChoice } from '../../project-lists.ts';
import type { ListWindow, Statement } from '../lists/list-window.ts';
import type { ProjectSchema } from '../tables/schema.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import type { FieldSet, RowOf } from './field.ts';
import { type ListSource, rowReader } from './list-source.ts';
import { countStatement, firstRowsStatement, streamStatement, windowStatements } from './list-statements.ts';

/**
 * Reads a window of a list; an empty one where there is no project yet. Windows of one query fit together and cost the
 * same wherever they lie, see `OrderedLists`.
 * @throws ProjectError, or the signal's reason when it was aborted before the window's turn came
 */
export async function listRows<Fields extends FieldSet>(
  project: SqliteProject | null,
  source: ListSource<Fields>,
  request: ListRequest,
  signal?: AbortSignal,
): Promise<Result<ListPage<RowOf<Fields>>, ListError>> {
  const window = listWindow(source, request);
  if (!window.ok) return window;
  if (!project) return success({ rows: [], total: 0 });
  const { rows, total } = await project.windows.read(window.value, signal);
  return success({ rows: rows.map(rowReader(source, request.fields)), total });
}

/** Puts a request into the statements that a list's thread reads its window by. */
export function listWindow(
  source: ListSource<FieldSet>,
  { offset = 0, limit, ...request }: ListRequest,
): Result<ListWindow, ListError> {
  const statements = windowStatements(source, request, request.sort, request.fields);
  if (!statements.ok) return statements;
  const { order, groups, total, rows } = statements.value;
  return success({
    identity: source.identity,
    order: compiled(order),
    groups: groups && { places: compiled(groups.places), order: compiled(groups.order) },
    total: compiled(total),
    rows: compiled(rows),
    offset,
    limit,
  });
}

/** Writes statements without running them. */
const writer = new Kysely<ProjectSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

function compiled(statement: RawBuilder<unknown>): Statement {
  const { sql, parameters } = statement.compile(writer);
  return { sql, parameters };
}

/** Counts the chosen rows of a list; none where there is no project yet. @throws ProjectError */
export async function countRows(
  project: SqliteProject | null,
  source: ListSource<FieldSet>,
  choice: RowChoice,
  signal?: AbortSignal,
): Promise<Result<number, ListError>> {
  const statement = countStatement(source, choice);
  if (!statement.ok) return statement;
  if (!project) return success(0);
  const counted = await (statement.value as RawBuilder<{ total: number }>).execute(project.read, { signal });
  return success(counted.rows[0]?.total ?? 0);
}

/** The statement that reads the named fields of the chosen rows of a list. */
export function statementOfRows(
  source: ListSource<FieldSet>,
  { first, ...choice }: ExportedRows,
  names: readonly string[],
): Result<Statement, ListError> {
  const statement = first
    ? firstRowsStatement(source, choice, first, names)
    : streamStatement(source, choice, names);
  return statement.ok ? success(compiled(statement.value)) : statement;
}
