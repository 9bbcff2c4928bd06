import { assetCatalogue } from '../asset/asset-catalogue.ts';
import type { Catalogue } from '../field-entry.ts';
import type { FindingSection } from '../panel-sections.ts';
import { ofAsset } from './of-asset.ts';

/** Where it was found: fields of its asset. */
export const placeFields = {
  assetState: {
    ...ofAsset(assetCatalogue.state),
    title: 'Asset state',
    source: 'the asset',
    section: 'place',
    place: 8,
  },
  domain: { ...ofAsset(assetCatalogue.domain), source: 'the asset', section: 'place', place: 7 },
  osType: {
    ...ofAsset(assetCatalogue.osType),
    derivedFrom: ['osType'],
    section: 'place',
    place: 4,
    note: 'Only where the list of endpoints does not have the endpoint.',
  },
  osName: { ...ofAsset(assetCatalogue.osName), source: 'the asset', section: 'place', place: 3 },
  machineType: {
    ...ofAsset(assetCatalogue.machineType),
    derivedFrom: ['endpointType'],
    section: 'place',
    place: 5,
    note: 'Only where the list of endpoints does not have the endpoint.',
  },
  ipAddresses: { ...ofAsset(assetCatalogue.ipAddresses), source: 'the asset', section: 'place', place: 6 },
  accountId: { ...ofAsset(assetCatalogue.accountId), source: 'the asset', section: 'place', place: 11 },
  accountName: { ...ofAsset(assetCatalogue.accountName), source: 'the asset', section: 'place', place: 0 },
  siteId: { ...ofAsset(assetCatalogue.siteId), source: 'the asset', section: 'place', place: 12 },
  siteName: { ...ofAsset(assetCatalogue.siteName), source: 'the asset', section: 'place', place: 1 },
  groupId: { ...ofAsset(assetCatalogue.groupId), source: 'the asset', section: 'place', place: 13 },
  groupName: { ...ofAsset(assetCatalogue.groupName), source: 'the asset', section: 'place', place: 2 },
  applicationScan: {
    ...ofAsset(assetCatalogue.applicationScan),
    derivedFrom: ['lastScanDate'],
    section: 'dates',
    place: 7,
  },
  connector: {
    ...ofAsset(assetCatalogue.connector),
    source: 'the connector’s name',
    section: 'place',
    place: 10,
  },
  connectorId: {
    ...ofAsset(assetCatalogue.connectorId),
    source: 'the connector',
    section: 'place',
    place: 14,
  },
} as const satisfies Catalogue<FindingSection>;
