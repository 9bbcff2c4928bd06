import { expect, test } from 'vitest';
import { assetCatalogue } from '../../../preload/fields/asset/asset-catalogue.ts';
import type { Catalogue } from '../../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../../preload/fields/finding/finding-catalogue.ts';
import {
  type AssetSection,
  assetSections,
  type FindingSection,
  findingSections,
} from '../../../preload/fields/panel-sections.ts';

test('a field cannot name a section that its panel does not have: the compiler refuses it', () => {
  const asset = {
    // @ts-expect-error "sytem" is no section of an asset's panel
    rack: { title: 'Rack', type: 'text', section: 'sytem' },
  } satisfies Catalogue<AssetSection>;
  const finding = {
    // @ts-expect-error "network" is a section of an asset's panel, not of a finding's
    port: { title: 'Port', type: 'number', section: 'network' },
  } satisfies Catalogue<FindingSection>;
  expect(assetSections).not.toContain(asset.rack.section);
  expect(findingSections).not.toContain(finding.port.section);
});

test.each([
  ['asset', assetCatalogue, assetSections],
  ['finding', findingCatalogue, findingSections],
] as const)(
  'every section of the panel of an %s has a field, and every field a section of it',
  (_, catalogue, sections) => {
    const named = Object.values<Catalogue[string]>(catalogue).flatMap(({ section }) => section ?? []);
    expect([...new Set(named)].toSorted()).toEqual([...sections].toSorted());
  },
);
