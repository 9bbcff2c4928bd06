import type { ListedVulnerability } from '../../../../preload/contract/listed-rows.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { ListPage, ListRequest } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { listRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';
import { vulnerabilityFields } from './vulnerability-fields.ts';

/** Where the list of unique findings comes from. */
export const vulnerabilityList: ListSource<typeof vulnerabilityFields> = {
  list: 'vulnerabilities',
  fields: vulnerabilityFields,
  table: 'vulnerability_summary',
  identity: ['vulnerability_id'],
  references: { vulnerability: 'vulnerability_id' },
  lookedUpBy: [],
  defaultSort: ['-severity', '-assetsAffected'],
  searched: ['cve', 'applications'] satisfies readonly (keyof typeof vulnerabilityFields)[],
};

/** Lists unique findings, the worst and most widespread first unless asked otherwise. @throws ProjectError */
export function listVulnerabilities(
  project: SqliteProject | null,
  request: ListRequest,
  signal?: AbortSignal,
): Promise<Result<ListPage<ListedVulnerability>, ListError>> {
  return listRows(project, vulnerabilityList, request, signal);
}
