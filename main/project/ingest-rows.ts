/** Rows of assets and findings as scans write them. */
export type { AssetRow } from './sqlite/writes/asset-writes.ts';
export type { FindingRow } from './sqlite/writes/finding-record.ts';
