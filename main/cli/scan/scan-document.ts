import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { type ScanReport, scanReport } from '../../../preload/contract/scan-report.ts';

/** A scan as `sync --json` gives it: the contract's fields and no others. */
export function scanDocument(report: ReviewedScanReport): { readonly scan: ScanReport } {
  return { scan: scanReport.parse(report) };
}
