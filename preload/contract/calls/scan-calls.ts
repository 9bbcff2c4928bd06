import { z } from 'zod';
import { call } from '../call.ts';
import { maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';
import { reviewedScanReport, scanDetails } from '../scan-details.ts';
import { scanState } from '../scan-report.ts';

const connectorId = z.string().max(maxIdLength);
const scanId = z.number().int().positive();

export const scanCalls = {
  /**
   * Sync now: scans what the connector's rules cover, or All Endpoints where it has none; or one rule alone. Replies as
   * soon as that has begun: `attached` when a scan of the connector was under way already. The status topic tells on.
   */
  start: call(
    z.strictObject({ connectorId, ruleId: z.string().max(maxIdLength).nullable(), full: z.boolean() }),
    z.object({ attached: z.boolean() }),
  ),
  /** Ends the connector's scan so that it can be continued. Replies at once; the status topic tells when it has ended. */
  cancel: call(z.strictObject({ connectorId }), nothing),
  /** Import History, newest first. */
  list: call(
    z.strictObject({
      connectorId: connectorId.nullable(),
      states: z.array(scanState),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ scans: z.array(reviewedScanReport), total: z.number().int() }),
  ),
  /** One scan with up to a hundred names of each kind of change; fails with `scan-not-found`. */
  details: call(z.strictObject({ scanId }), scanDetails),
  /** Accepts or rejects a mass change; the scan as it then stands. */
  review: call(z.strictObject({ scanId, decision: z.enum(['accepted', 'rejected']) }), reviewedScanReport),
};
