import type { Result } from '../../../preload/contract/result.ts';
import type { ListField, ListName } from '../../../preload/contract/row-lists.ts';
import type { ListError } from '../list-error.ts';
import type { ListPage, ListRequest, ListRows, ProjectLists } from '../project-lists.ts';
import { assetDetails } from './queries/asset-details.ts';
import type { FieldSet } from './queries/field.ts';
import { fieldValues } from './queries/field-values.ts';
import { findingDetails } from './queries/finding-details.ts';
import { countRows, listRows } from './queries/list-rows.ts';
import type { ListSource } from './queries/list-source.ts';
import { listSources } from './queries/list-sources.ts';
import { rowCursor } from './queries/row-cursor.ts';
import { sortableFields } from './queries/sorting.ts';
import { vulnerabilityDetails } from './queries/vulnerability-details.ts';
import type { SqliteProject } from './threads/sqlite-project.ts';

/** The lists of a project; where it is null those of none, which have no rows. */
export function sqliteLists(project: SqliteProject | null): ProjectLists {
  return {
    fields: (list) => fieldsOf(listSources[list]),
    defaultSort: (list) => listSources[list].defaultSort,
    async rows<List extends ListName>(list: List, request: ListRequest, signal?: AbortSignal) {
      const page = await listRows(project, listSources[list], request, signal);
      return page as Result<ListPage<ListRows[List]>, ListError>;
    },
    count: (list, choice, signal) => countRows(project, listSources[list], choice, signal),
    values: (list, request, signal) => fieldValues(project, listSources[list], request, signal),
    cursor: (list, choice, columns) => rowCursor(project, list, choice, columns),
    asset: (key) => assetDetails(project, key),
    finding: (findingId) => findingDetails(project, findingId),
    vulnerability: (cve) => vulnerabilityDetails(project, cve),
  };
}

/** Describes the fields of a list, in the order of an export's columns. */
function fieldsOf({ fields }: ListSource<FieldSet>): ListField[] {
  const sortable = new Set(sortableFields(fields));
  return Object.entries(fields).map(([name, { type, choices }]) => ({
    name,
    type,
    choices,
    sortable: sortable.has(name),
  }));
}
