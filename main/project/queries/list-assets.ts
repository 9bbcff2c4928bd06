import { sql } from 'kysely';
import type { Result } from '../../../preload/contract/result.ts';
import type { Project } from '../project.ts';
import { assetFields } from './asset-fields.ts';
import type { RowOf } from './field.ts';
import type { ListError } from './list-error.ts';
import { type ListPage, listRows } from './list-rows.ts';
import type { ListRequest, ListSource } from './list-source.ts';

export type AssetListRow = RowOf<typeof assetFields>;

/** Where the list of assets comes from. */
export const assetList: ListSource<typeof assetFields> = {
  fields: assetFields,
  table: 'asset',
  identity: ['id'],
  references: {},
  defaultSort: ['hostName'],
  prelude: sql``,
};

/** Lists assets, by host name unless asked otherwise. @throws ProjectError */
export function listAssets(
  project: Project | null,
  request: ListRequest,
): Promise<Result<ListPage<AssetListRow>, ListError>> {
  return listRows(project, assetList, request);
}
