import { type RawBuilder, sql } from 'kysely';
import { conditionsOf, type Filter } from '../../../../preload/contract/filter.ts';
import { type Result, success } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import { type Field, type FieldSet, findField } from './field.ts';
import { partCondition } from './filter-conditions.ts';
import type { ListSource } from './list-source.ts';
import { searchConditions } from './text-search.ts';

type Sql = RawBuilder<unknown>;

/** Which rows of a list are meant. */
export interface RowChoice {
  readonly filter: Filter;
  /** Words that must all occur, see `searchConditions`. */
  readonly search?: string;
}

/**
 * The where clause of a choice of rows.
 * @param without a field; what the filter says of it alone is left out
 */
export function whereClause(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  without?: Field,
): Result<Sql, ListError> {
  const conditions = searchConditions(source, choice.search ?? '');
  for (const part of choice.filter) {
    const condition = partCondition(source, part);
    if (!condition.ok) return condition;
    const fields = conditionsOf([part]).map(({ field }) => findField(source.fields, field)?.field);
    if (without === undefined || fields.some((field) => field !== without)) conditions.push(condition.value);
  }
  return success(conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`);
}

/** Whether which rows are chosen depends on other tables than the list's own. */
export function choosesThroughOthers(source: ListSource<FieldSet>, choice: RowChoice): boolean {
  if ((choice.search ?? '').trim() !== '') return true;
  return conditionsOf(choice.filter).some(
    ({ field }) => findField(source.fields, field)?.field.table !== source.table,
  );
}
