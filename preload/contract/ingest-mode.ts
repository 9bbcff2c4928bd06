import { z } from 'zod';

/** The organization-wide setting: assets with their findings, or assets alone. */
export const ingestMode = z.enum(['scan', 'asset-sync']);
export type IngestMode = z.infer<typeof ingestMode>;
