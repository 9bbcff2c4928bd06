import { type RawBuilder, sql } from 'kysely';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { usesOf } from '../../../../preload/fields/field-uses.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { say } from '../../../../preload/words/say.ts';
import { ListError } from '../../list-error.ts';
import type { FieldValue, ValuesRequest } from '../../project-lists.ts';
import { containsText, folded } from '../tables/sqlite-text.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { type Field, type FieldSet, findField } from './field.ts';
import { identityColumns, type ListSource } from './list-source.ts';
import { whereClause } from './row-choice.ts';
import { eachJsonText } from './sqlite-json.ts';

type Sql = RawBuilder<unknown>;

/**
 * The commonest values of a field among the chosen rows, the commonest first; a filter on the field itself is left
 * out, so that a menu shows what else could be chosen. Each value finds as many rows as are
 * reported when the field is filtered by it (`is`, or `is-empty` for null). Texts that are the same as folded (see `foldedText`) are one value.
 * @throws ProjectError
 */
export async function fieldValues(
  project: SqliteProject | null,
  source: ListSource<FieldSet>,
  request: ValuesRequest,
  signal?: AbortSignal,
): Promise<Result<FieldValue[], ListError>> {
  const found = findField(source.fields, request.field);
  if (!found || !usesOf[found.field.type].grouped) {
    const names = Object.keys(source.fields).filter(
      (name) => usesOf[source.fields[name]?.type ?? 'date'].grouped,
    );
    return failure(
      new ListError(
        'values-unlisted',
        say('listMessages:noValues', { field: request.field, fields: names.join(', ') }),
      ),
    );
  }
  const { field } = found;
  const where = whereClause(source, request, field);
  if (!where.ok) return where;
  if (!project) return success([]);
  const counted = countedValues(source, field, where.value, request);
  const { rows } = await (counted as RawBuilder<{ stored: unknown; instances: number }>).execute(
    project.read,
    { signal },
  );
  const values = rows.map(({ stored, instances }) => ({ value: shown(field, stored), rows: instances }));
  if (isSearchedInSql(field)) return success(values);
  const part = foldedText(request.contains);
  return success(
    values.filter(({ value }) => foldedText(value ?? '').includes(part)).slice(0, request.limit),
  );
}

/** Other fields have a handful of values, known by other names than they are stored under. */
function isSearchedInSql({ type }: Field): boolean {
  return type === 'text' || type === 'list' || type === 'number';
}

function shown(field: Field, stored: unknown): string | null {
  if (stored === null) return null;
  return field.type === 'list' ? String(stored) : String(field.read(stored));
}

function countedValues(
  source: ListSource<FieldSet>,
  field: Field,
  where: Sql,
  { contains, limit }: ValuesRequest,
): Sql {
  const isText = field.type === 'text' || field.type === 'list';
  const value = field.type === 'text' ? sql`nullif(held.stored, '')` : sql`held.stored`;
  const wanted =
    contains === '' || !isSearchedInSql(field)
      ? sql`1 = 1`
      : containsText(sql`cast(${value} as text)`, contains);
  const holders =
    field.type === 'list' ? eachJsonText(holdersOf(source, field, where)) : holdersOf(source, field, where);
  return sql`select min(${value}) as stored, sum(held.instances) as instances from (${holders}) as held where ${wanted}
    group by ${isText ? folded(value) : value} order by instances desc, stored
    ${isSearchedInSql(field) ? sql`limit ${limit}` : sql``}`;
}

/**
 * Who holds values of the field: the list's rows, or the rows of another table that these point to, each with how
 * many of the list's rows point to it (`instances`), what tells it apart (`holder`), and its value (`stored`).
 */
function holdersOf(source: ListSource<FieldSet>, field: Field, where: Sql): Sql {
  const { table, references } = source;
  const column = references[field.table];
  if (column === undefined) {
    const [holder] = identityColumns(source);
    return sql`select ${holder} as holder, ${field.sql} as stored, 1 as instances from ${sql.table(table)} ${where}`;
  }
  const pointer = sql.ref(`${table}.${column}`);
  return sql`select pointed.id as holder, ${field.sql} as stored, pointed.instances as instances
    from (select ${pointer} as id, count(*) as instances from ${sql.table(table)} ${where} group by ${pointer}) as pointed
    left join ${sql.table(field.table)} on ${sql.ref(`${field.table}.id`)} = pointed.id`;
}
