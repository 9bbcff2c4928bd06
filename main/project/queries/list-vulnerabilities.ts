import type { Result } from '../../../preload/contract/result.ts';
import type { Project } from '../project.ts';
import type { RowOf } from './field.ts';
import type { ListError } from './list-error.ts';
import { type ListPage, listRows } from './list-rows.ts';
import type { ListRequest, ListSource } from './list-source.ts';
import { countedVulnerabilities, vulnerabilityFields } from './vulnerability-fields.ts';

export type VulnerabilityListRow = RowOf<typeof vulnerabilityFields>;

/** Where the list of unique findings comes from. */
export const vulnerabilityList: ListSource<typeof vulnerabilityFields> = {
  fields: vulnerabilityFields,
  table: 'counted',
  identity: ['vulnerability_id'],
  references: { vulnerability: 'vulnerability_id' },
  defaultSort: ['-severity', '-assetsAffected'],
  prelude: countedVulnerabilities,
};

/** Lists unique findings, the worst and most widespread first unless asked otherwise. @throws ProjectError */
export function listVulnerabilities(
  project: Project | null,
  request: ListRequest,
): Promise<Result<ListPage<VulnerabilityListRow>, ListError>> {
  return listRows(project, vulnerabilityList, request);
}
