import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { StateKind } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';

/** So many scopes whose data is not complete are named one by one. */
const gapsNamed = 4;

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
export function overviewNotices(status: ApplicationStatus, overview: Overview): readonly OverviewNotice[] {
  return [
    ...attention(status),
    ...unsettled(status, overview),
    ...firstScan(status),
    ...lastScan(status),
    ...dataGaps(status, overview),
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
    action: screen === null ? null : { label: say('overviewNotices:open'), to: screen },
  }));
}

/** Scans that have not ended and are not running. Reviews that are listed among what needs attention are left out. */
function unsettled(
  { connectors, running, attention: needed }: ApplicationStatus,
  { unsettledScans }: Overview,
): OverviewNotice[] {
  const underWay = new Set(running.map(({ connectorId }) => connectorId));
  const reviewsAreListed = needed.some(({ kind }) => kind === 'needs-review');
  return unsettledScans.flatMap(({ connectorId, scanId, state }): OverviewNotice[] => {
    const connector = connectors.find(({ id }) => id === connectorId)?.name;
    const to = addresses.scan(scanId);
    const id = `unsettled-${scanId}`;
    if (state === 'needs-review') {
      if (reviewsAreListed) return [];
      const text =
        connector === undefined
          ? say('overviewNotices:needsReview.ofRemoved', { scanId })
          : say('overviewNotices:needsReview.text', { scanId, connector });
      const advice = say('overviewNotices:needsReview.advice');
      return [
        {
          id,
          kind: 'warning',
          text,
          advice,
          action: { label: say('overviewNotices:needsReview.action'), to },
        },
      ];
    }
    if (underWay.has(connectorId)) return [];
    const text =
      connector === undefined
        ? say('overviewNotices:interrupted.ofRemoved', { scanId })
        : say('overviewNotices:interrupted.text', { scanId, connector });
    const advice = say('overviewNotices:interrupted.advice');
    return [
      { id, kind: 'paused', text, advice, action: { label: say('overviewNotices:interrupted.action'), to } },
    ];
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
      text: say('overviewNotices:firstScan.text'),
      advice: say('overviewNotices:firstScan.advice'),
      action: {
        label: say('overviewNotices:firstScan.action'),
        to: progress ? addresses.scan(progress.scanId) : addresses.importHistory(),
      },
    },
  ];
}

function lastScan({ lastScan: last, attention: needed }: ApplicationStatus): OverviewNotice[] {
  if (!last) return [];
  // A failure that needs a person is listed among what needs attention.
  if (last.state !== 'failed' || needed.some(({ kind }) => kind === 'scan-failed')) return [];
  return [
    {
      id: 'failed',
      kind: 'bad',
      text: say('overviewNotices:failed.text', { connector: last.connectorName }),
      advice: say('overviewNotices:failed.advice'),
      action: { label: say('overviewNotices:seeWhy'), to: addresses.scan(last.scanId) },
    },
  ];
}

/** Which data is not complete and why. Reviews have notices of their own, and a first scan is shown as it runs. */
function dataGaps(
  { running, lastScan: ended }: ApplicationStatus,
  { freshness }: Overview,
): OverviewNotice[] {
  if (ended === null && running.length > 0) return [];
  const gaps = freshness
    .filter(({ removed }) => !removed)
    .flatMap(({ data }) => data.gaps)
    .filter(({ reason }) => reason !== 'awaits-review');
  const more = gaps.length - gapsNamed;
  return gaps.slice(0, gapsNamed).map(({ connectorId, scope, reason, scanId, text }, index) => ({
    id: `gap-${reason}-${connectorId}-${JSON.stringify(scope)}`,
    kind: 'warning',
    text,
    advice:
      index === gapsNamed - 1 && more > 0
        ? say('overviewNotices:gap.more', { count: more })
        : say(`overviewNotices:gap.${reason}`),
    action:
      scanId === null
        ? { label: say('overviewNotices:gap.history'), to: addresses.importHistory() }
        : { label: say('overviewNotices:seeWhy'), to: addresses.scan(scanId) },
  }));
}

function assetSync({ mode }: ApplicationStatus, { freshness }: Overview): OverviewNotice[] {
  if (mode !== 'asset-sync') return [];
  const [oldest] = freshness.flatMap(({ findings }) => findings?.coveredUntil ?? []).toSorted();
  return [
    {
      id: 'asset-sync',
      kind: 'paused',
      text: oldest
        ? say('overviewNotices:notUpdated.text', { time: exactTime(oldest) })
        : say('overviewNotices:notIngested.text'),
      advice: oldest ? say('overviewNotices:notUpdated.advice') : say('overviewNotices:notIngested.advice'),
      action: { label: say('overviewNotices:changeMode'), to: addresses.settings('mode') },
    },
  ];
}
