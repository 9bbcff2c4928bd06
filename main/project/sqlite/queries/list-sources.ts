import type { ListName } from '../../../../preload/contract/row-lists.ts';
import type { FieldSet } from './field.ts';
import { assetList } from './list-assets.ts';
import { findingList } from './list-findings.ts';
import type { ListSource } from './list-source.ts';
import { vulnerabilityList } from './list-vulnerabilities.ts';

/** Where each list comes from. */
export const listSources: Readonly<Record<ListName, ListSource<FieldSet>>> = {
  assets: assetList,
  findings: findingList,
  vulnerabilities: vulnerabilityList,
};
