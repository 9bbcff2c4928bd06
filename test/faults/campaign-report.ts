import { z } from 'zod';

/** What a campaign did, as it tells `npm run faults`: a line of JSON. */
export const campaignReport = z.object({
  title: z.string(),
  passed: z.boolean(),
  seconds: z.number(),
  seed: z.number(),
  /** How often, by what: `killed`, `scans to the end`. */
  counts: z.record(z.string(), z.number()),
});
export type CampaignReport = z.infer<typeof campaignReport>;
