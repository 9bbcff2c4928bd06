import type { ListName } from '../../preload/contract/row-lists.ts';
import type { FieldSet } from '../project/sqlite/queries/field.ts';
import { assetList } from '../project/sqlite/queries/list-assets.ts';
import { findingList } from '../project/sqlite/queries/list-findings.ts';
import type { ListSource } from '../project/sqlite/queries/list-source.ts';
import { vulnerabilityList } from '../project/sqlite/queries/list-vulnerabilities.ts';

/** The lists that can be exported, by their names. */
export const exportedLists: Record<ListName, ListSource<FieldSet>> = {
  assets: assetList,
  findings: findingList,
  vulnerabilities: vulnerabilityList,
};
