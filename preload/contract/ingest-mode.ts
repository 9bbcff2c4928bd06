import { z } from 'zod';

/** The organization-wide setting: assets with their vulnerabilities, or assets alone. */
export const ingestMode = z.enum(['scan', 'asset-sync']);
export type IngestMode = z.infer<typeof ingestMode>;

/** The words shown to people for each mode. */
export const ingestModeNames: Record<IngestMode, string> = {
  scan: 'Scan Mode',
  'asset-sync': 'Asset Sync Mode',
};
