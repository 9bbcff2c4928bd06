import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import { say } from '../../preload/words/say.ts';
import { withoutScan } from '../ingest/without-scan.ts';
import type { Project } from '../project/project.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';

export interface ScanHandlerDependencies {
  readonly services: () => ProjectServices;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** How many names of each kind of change, and how many quarantined records, a window is shown of a scan. */
const namesShown = 100;

/** Scans: started by hand, cancelled, looked back at, reviewed. */
export function scanHandlers({ services, now }: ScanHandlerDependencies): Handlers['scans'] {
  return {
    start: (request) => services().scans.start(request),
    async cancel({ connectorId }) {
      services().scans.cancel(connectorId);
      return null;
    },
    async list(request) {
      const { scans, total } = await services().project().reads.scanReports(request);
      return { scans: [...scans], total };
    },
    async details({ scanId }) {
      const details = await services().project().reads.scanDetails(scanId, namesShown);
      if (details === null) throw noSuchScan(scanId);
      return details;
    },
    async review({ scanId, decision }) {
      const current = services();
      const project = current.project();
      const { connectorId, connector } = await found(project, scanId);
      expectValue(
        await withoutScan(current.dataDir, { id: connectorId, name: connector }, () =>
          project.triage.reviewScan(scanId, decision, now()),
        ),
      );
      current.changed('scans', 'rows');
      return found(project, scanId);
    },
  };
}

async function found(project: Project, scanId: number): Promise<ReviewedScanReport> {
  const report = await project.reads.scanReport(scanId);
  if (report === null) throw noSuchScan(scanId);
  return report;
}

function noSuchScan(scanId: number): CallError {
  return new CallError({
    code: 'scan-not-found',
    message: say('callMessages:notFound.scan', { scanId }),
    advice: say('callMessages:notFound.scanAdvice'),
  });
}
