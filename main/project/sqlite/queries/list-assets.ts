import type { ListedAsset } from '../../../../preload/contract/listed-rows.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { ListPage, ListRequest } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { assetFields } from './asset-fields.ts';
import { listRows } from './list-rows.ts';
import type { ListSource } from './list-source.ts';

/** Where the list of assets comes from. */
export const assetList: ListSource<typeof assetFields> = {
  list: 'assets',
  fields: assetFields,
  table: 'asset',
  identity: ['id'],
  references: {},
  lookedUpBy: [],
  defaultSort: ['hostName'],
  searched: [
    'hostName',
    'domain',
    'ipAddresses',
    'externalIp',
    'macAddresses',
    'osName',
    'siteName',
    'groupName',
    'accountName',
    'lastUser',
    'serialNumber',
    'assetId',
    'tags',
  ] satisfies readonly (keyof typeof assetFields)[],
};

/** Lists assets, by host name unless asked otherwise. @throws ProjectError */
export function listAssets(
  project: SqliteProject | null,
  request: ListRequest,
  signal?: AbortSignal,
): Promise<Result<ListPage<ListedAsset>, ListError>> {
  return listRows(project, assetList, request, signal);
}
