import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { say } from '../../preload/words/say.ts';
import { reviewScan } from '../ingest/review-scan.ts';
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
      const { dataDir } = current;
      const request = { dataDir, scanId, decision, now: now() };
      const reviewed = expectValue(await reviewScan(current.project(), request));
      if (reviewed === null) throw noSuchScan(scanId);
      current.changed('scans', 'rows');
      return reviewed;
    },
  };
}

function noSuchScan(scanId: number): CallError {
  return new CallError({
    code: 'scan-not-found',
    message: say('callMessages:notFound.scan', { scanId }),
    advice: say('callMessages:notFound.scanAdvice'),
  });
}
