import type { ScanFact } from './scan-facts.ts';

/** How a scan went, for a line of the tray or the status strip: `Complete: 12 new findings, 3 mitigated`. */
export function scanWords(scan: ScanFact): string {
  switch (scan.state) {
    case 'complete':
      return `Complete: ${numbers(scan)}`;
    case 'partial':
      return `Partly complete: ${numbers(scan)}`;
    case 'needs-review':
      return 'Needs review: nothing was resolved yet';
    case 'failed':
      return 'Failed; see Import History';
    case 'cancelled':
      return 'Cancelled; the next scan goes on with it';
    case 'running':
      return 'Running';
  }
}

function numbers({ mode, assetsSeen, newFindings, mitigatedFindings }: ScanFact): string {
  if (mode === 'asset-sync') return counted(assetsSeen, 'asset', 'assets');
  return `${counted(newFindings, 'new finding', 'new findings')}, ${grouped(mitigatedFindings)} mitigated`;
}

/** `1 asset`, `12,300 assets`. */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}
