import type { ListedFinding } from '../../../../preload/contract/listed-rows.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { ListPage, ListRequest } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { findingFields } from './finding-fields.ts';
import { listRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';

/** Where the list of finding instances comes from. */
export const findingList: ListSource<typeof findingFields> = {
  list: 'findings',
  fields: findingFields,
  table: 'finding',
  identity: ['asset_id', 'vulnerability_id', 'application_id'],
  references: { asset: 'asset_id', vulnerability: 'vulnerability_id', application: 'application_id' },
  // The primary key begins with the one, an index is on the other.
  lookedUpBy: ['asset_id', 'vulnerability_id'],
  defaultSort: ['-severity', '-score'],
  searched: [
    'cve',
    'applicationVendor',
    'applicationName',
    'applicationVersion',
    'hostName',
    'assetId',
    'siteName',
  ] satisfies readonly (keyof typeof findingFields)[],
};

/** Lists finding instances, the worst first unless asked otherwise. @throws ProjectError */
export function listFindings(
  project: SqliteProject | null,
  request: ListRequest,
  signal?: AbortSignal,
): Promise<Result<ListPage<ListedFinding>, ListError>> {
  return listRows(project, findingList, request, signal);
}
