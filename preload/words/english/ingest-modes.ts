/** The two ingest modes. */
export const ingestModes = {
  scan: 'Scan Mode',
  assetSync: 'Asset Sync Mode',
} as const;
