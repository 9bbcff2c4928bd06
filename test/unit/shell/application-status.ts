import type { ApplicationStatus, RunningScanStatus } from '../../../preload/contract/topics/status.ts';

/** How the application stands with two connectors and nothing going on, but for what is given. */
export function statusWith(given: Partial<ApplicationStatus> = {}): ApplicationStatus {
  return {
    demo: null,
    project: { id: '00000001', name: 'Main project' },
    projects: [{ id: '00000001', name: 'Main project', running: false, attention: 0 }],
    firstRun: false,
    mode: 'scan',
    theme: 'system',
    contrast: 'system',
    motion: 'system',
    schedulePaused: false,
    online: true,
    keychain: { state: 'available', reason: null, sessionOnly: false, managed: false },
    connectors: [
      { id: 'c1', name: 'Production' },
      { id: 'c2', name: 'Lab' },
    ],
    running: [],
    lastGoodScan: null,
    data: { state: 'complete', gaps: 0, text: null },
    findingsAsOf: null,
    lastScan: null,
    nextDue: null,
    attention: [],
    update: { phase: 'off', version: null },
    ...given,
  };
}

/** A scan of Production that reads assets, but for what is given. */
export function runningScan(given: Partial<RunningScanStatus> = {}): RunningScanStatus {
  return {
    connectorId: 'c1',
    connectorName: 'Production',
    startedBy: 'rule',
    startedAt: '2026-11-22T12:00:00.000Z',
    progress: {
      scanId: 7,
      phase: 'assets',
      rows: 12_300,
      totalRows: 80_000,
      rowsPerSecond: 100,
      secondsLeft: 677,
    },
    cancelling: false,
    ...given,
  };
}
