import type { ListName } from '../../preload/contract/row-lists.ts';
import type { FieldSet } from '../project/queries/field.ts';
import { assetList } from '../project/queries/list-assets.ts';
import { findingList } from '../project/queries/list-findings.ts';
import type { ListSource } from '../project/queries/list-source.ts';
import { vulnerabilityList } from '../project/queries/list-vulnerabilities.ts';

/** The lists that can be exported, by their names. */
export const exportedLists: Record<ListName, ListSource<FieldSet>> = {
  assets: assetList,
  findings: findingList,
  vulnerabilities: vulnerabilityList,
};
