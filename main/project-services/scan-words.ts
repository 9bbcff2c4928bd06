import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import type { ScanFact } from '../project/scan-facts.ts';

/** How a scan went, for a line of the tray or the status strip: `Complete: 12 new findings, 3 mitigated`. */
export function scanWords(scan: ScanFact): string {
  switch (scan.state) {
    case 'complete':
      return say('notices:scan.complete', { result: numbers(scan) });
    case 'partial':
      return say('notices:scan.partial', { result: numbers(scan) });
    case 'needs-review':
      return say('notices:scan.review');
    case 'failed':
      return say('notices:scan.failed');
    case 'cancelled':
      return say('notices:scan.cancelled');
    case 'running':
      return say('notices:scan.running');
  }
}

function numbers({ mode, assetsSeen, newFindings, mitigatedFindings }: ScanFact): string {
  if (mode === 'asset-sync') {
    return say('notices:scan.assets', { count: assetsSeen, assets: numberWords(assetsSeen) });
  }
  return say('notices:scan.findings', {
    count: newFindings,
    findings: numberWords(newFindings),
    mitigated: numberWords(mitigatedFindings),
  });
}
