import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { type Reading, useReading } from '../../bridge/connection.tsx';
import type { HistoryFilters } from './history-filters.ts';

/** Scans read at once. */
const windowSize = 100;

interface ScanWindow {
  readonly scans: readonly ReviewedScanReport[];
  readonly total: number;
}

/** A list of scans of which only the part in sight is held. */
export interface ScanWindows {
  /** How many there are; undefined until one of the windows is read. */
  readonly total: number | undefined;
  /** Undefined while its window is being read. */
  readonly scanAt: (index: number) => ReviewedScanReport | undefined;
  readonly failure: CallFailure | null;
  readonly again: () => void;
}

/** Reads the scans from `first` to `last`, which stand in at most two windows; counted from 0, the newest first. */
export function useScanWindows(filters: HistoryFilters, first: number, last: number): ScanWindows {
  const firstWindow = Math.floor(first / windowSize);
  const lastWindow = Math.floor(Math.max(first, last) / windowSize);
  const upper = useScanWindow(filters, firstWindow, true);
  const lower = useScanWindow(filters, firstWindow + 1, lastWindow > firstWindow);
  return {
    total: upper.data?.total ?? lower.data?.total,
    scanAt(index) {
      const window = Math.floor(index / windowSize);
      const reading = window === firstWindow ? upper : window === firstWindow + 1 ? lower : null;
      return reading?.data?.scans[index % windowSize];
    },
    failure: upper.failure ?? lower.failure,
    again() {
      upper.again();
      if (lastWindow > firstWindow) lower.again();
    },
  };
}

function useScanWindow(
  { states, connectorId }: HistoryFilters,
  window: number,
  enabled: boolean,
): Reading<ScanWindow> {
  return useReading(
    ['scans', { states, connectorId, window }],
    (client, signal) => {
      const request = { states: [...states], connectorId, offset: window * windowSize, limit: windowSize };
      return client.scans.list(request, { signal });
    },
    { follows: ['scans'], enabled },
  );
}
