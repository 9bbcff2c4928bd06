import { z } from 'zod';

/** The organization-wide setting: assets with their vulnerabilities, or assets alone. */
export const ingestMode = z.enum(['scan', 'asset-sync']);
export type IngestMode = z.infer<typeof ingestMode>;
