import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { addresses } from '../../app/addresses.ts';
import type { StateKind } from '../../components/state-mark.tsx';
import { exactTime, relativeTime } from '../../components/time-words.ts';
import { isStale } from './overview-age.ts';

/** Something to know before the numbers are believed, or that needs a person. */
export interface OverviewNotice {
  readonly id: string;
  readonly kind: StateKind;
  readonly text: string;
  readonly advice: string;
  /** The code of what went wrong, where there is one. */
  readonly code?: string | undefined;
  readonly action: { readonly label: string; readonly to: string } | null;
}

/** What is to be said above the numbers: what needs somebody first, then why the numbers may not be the whole truth. */
export function overviewNotices(
  status: ApplicationStatus,
  overview: Overview,
  now: number,
): readonly OverviewNotice[] {
  return [
    ...attention(status),
    ...unsettled(status, overview),
    ...firstScan(status),
    ...lastScan(status),
    ...stale(status, now),
    ...assetSync(status, overview),
  ];
}

function attention(status: ApplicationStatus): OverviewNotice[] {
  return status.attention.map(({ id, severity, text, advice, code, screen }) => ({
    id,
    kind: severity,
    text,
    advice,
    code,
    action: screen === null ? null : { label: 'Open', to: screen },
  }));
}

/** Scans that have not come to their end and that nobody works on. Reviews that are told among what needs somebody are left out. */
function unsettled(
  { connectors, running, attention: needed }: ApplicationStatus,
  { unsettledScans }: Overview,
): OverviewNotice[] {
  const underWay = new Set(running.map(({ connectorId }) => connectorId));
  const reviewsAreTold = needed.some(({ kind }) => kind === 'needs-review');
  return unsettledScans.flatMap(({ connectorId, scanId, state }): OverviewNotice[] => {
    const name = connectors.find(({ id }) => id === connectorId)?.name ?? 'a removed connector';
    const to = addresses.scan(scanId);
    const id = `unsettled-${scanId}`;
    if (state === 'needs-review') {
      if (reviewsAreTold) return [];
      const text = `Scan ${scanId} of ${name} needs a review.`;
      const advice = 'It would resolve unusually much. Nothing was resolved yet.';
      return [{ id, kind: 'warning', text, advice, action: { label: 'Review', to } }];
    }
    if (underWay.has(connectorId)) return [];
    const text = `Scan ${scanId} of ${name} was interrupted.`;
    const advice = 'What it read is here. The next scan goes on from there.';
    return [{ id, kind: 'paused', text, advice, action: { label: 'See the scan', to } }];
  });
}

function firstScan({ running, lastScan: ended }: ApplicationStatus): OverviewNotice[] {
  const [first] = running;
  if (!first || ended) return [];
  const { progress } = first;
  return [
    {
      id: 'first-scan',
      kind: 'running',
      text: 'The first scan is running.',
      advice: 'Numbers appear while it runs. They are whole when it has ended.',
      action: {
        label: 'Follow the scan',
        to: progress ? addresses.scan(progress.scanId) : addresses.importHistory(),
      },
    },
  ];
}

function lastScan({ lastScan: last, attention: needed }: ApplicationStatus): OverviewNotice[] {
  if (!last) return [];
  const action = { label: 'See why', to: addresses.scan(last.scanId) };
  if (last.state === 'partial') {
    return [
      {
        id: 'partial',
        kind: 'warning',
        text: `The last scan of ${last.connectorName} was partial.`,
        advice: 'What it read is here. Where it may not have read everything, it resolved nothing.',
        action,
      },
    ];
  }
  // A failure that needs somebody is told among what needs attention.
  if (last.state !== 'failed' || needed.some(({ kind }) => kind === 'scan-failed')) return [];
  return [
    {
      id: 'failed',
      kind: 'bad',
      text: `The last scan of ${last.connectorName} failed.`,
      advice: 'It resolved nothing; what it had read by then is here.',
      action,
    },
  ];
}

function stale({ lastGoodScan: good }: ApplicationStatus, now: number): OverviewNotice[] {
  if (!good || !isStale(good.finishedAt, now)) return [];
  return [
    {
      id: 'stale',
      kind: 'warning',
      text: `The last good scan ended ${relativeTime(good.finishedAt, now)}.`,
      advice: 'What changed in the console since then is not here yet.',
      action: { label: 'See Import History', to: addresses.importHistory() },
    },
  ];
}

function assetSync({ mode }: ApplicationStatus, { freshness }: Overview): OverviewNotice[] {
  if (mode !== 'asset-sync') return [];
  const [newest] = freshness
    .filter(({ resource }) => resource === 'vulnerabilities')
    .map(({ coveredUntil }) => coveredUntil)
    .toSorted()
    .toReversed();
  return [
    {
      id: 'asset-sync',
      kind: 'paused',
      text: newest
        ? `Asset Sync Mode: findings have not been updated since ${exactTime(newest)}.`
        : 'Asset Sync Mode: findings are not ingested.',
      advice: newest ? 'They stay as they were.' : 'Scans ingest assets only.',
      action: { label: 'Change the mode', to: addresses.settings('mode') },
    },
  ];
}
