import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import { type ScanScope, scanScope } from '../../preload/contract/scope.ts';
import { placeOf } from './console-memory.ts';
import { agentOf, type ConsoleView, stateOfAgent } from './console-view.ts';
import type { HeldFinding, ProjectView } from './project-view.ts';
import type { TenantHistory } from './tenant-history.ts';

/** A scan, and what project and console held around it. */
export interface ObservedScan {
  /** Null when the process was killed. */
  readonly report: ReviewedScanReport | null;
  readonly scope: ScanScope;
  /** When this run of it began, on the console's clock. */
  readonly startedAt: number;
  readonly before: ProjectView;
  readonly after: ProjectView;
  /** What the console lists in the scope when the scan is over. */
  readonly console: ConsoleView;
  readonly history: TenantHistory;
  /** Nothing went wrong, nothing changed meanwhile, and it was not continued from an earlier run. */
  readonly undisturbed: boolean;
}

/** What broke a rule, in words; empty when it was kept. */
export type Rule = (scan: ObservedScan) => string[];

/**
 * No finding is lost, and none is resolved that the console has detected during the whole scan, whether the token sees it
 * or not, and whatever became of the scan.
 */
export const nothingWronglyResolved: Rule = ({ before, after, history, startedAt }) => {
  const broken: string[] = [];
  for (const identity of before.findings.keys())
    if (!after.findings.has(identity)) broken.push(`${identity} is no longer held.`);
  for (const [identity, { open }] of after.findings) {
    const detectedSince = history.memory.detectedSince.get(identity) ?? Number.POSITIVE_INFINITY;
    if (open || before.findings.get(identity)?.open === false || detectedSince > startedAt) continue;
    broken.push(`${identity} is resolved, though the console has detected it all the time.`);
  }
  return broken;
};

/** What is known stays until something else is reported, and an unknown severity is none of the others. */
export const nothingKnownIsForgotten: Rule = ({ before, after }) => {
  const broken: string[] = [];
  for (const [identity, now] of after.findings) {
    const was = before.findings.get(identity);
    for (const field of ['score', 'detectedAt'] as const) {
      if (was && was[field] !== null && now[field] === null)
        broken.push(`${identity} had the ${field} ${was[field]} and has none any more.`);
    }
    const isKnown = was?.severity === 'high';
    const allowed = isKnown ? ['high'] : ['high', 'unknown', null];
    if (!allowed.includes(now.severity))
      broken.push(`${identity} is of severity ${now.severity}, it was reported as high or not at all.`);
    if (now.score !== null && now.score !== 7.8) broken.push(`${identity} has the score ${now.score}.`);
  }
  return broken;
};

/** A complete scan holds every endpoint and every finding that the token saw during the whole scan, with its values. */
export const completeHoldsAll: Rule = (scan) => {
  const { report, console } = scan;
  if (report?.state !== 'complete') return [];
  const broken = [...console.endpoints.keys()].flatMap((agentId) => endpointNotHeld(scan, agentId));
  if (report.mode === 'scan')
    for (const identity of console.detected.keys()) broken.push(...findingNotHeld(scan, identity));
  return broken;
};

/** Whether an endpoint was listed during the whole scan, in one state and place. */
function wasListed({ console, history, startedAt }: ObservedScan, agentId: string): boolean {
  const since = history.memory.listedSince.get(placeOf(console, agentId));
  return since !== undefined && since <= startedAt;
}

/** Whether a scan can know all of an endpoint: a delta not of what came into its sight without a change. */
function isDated({ report, history }: ObservedScan, agentId: string): boolean {
  return report?.kind === 'full' || !history.undated.has(agentId);
}

function endpointNotHeld(scan: ObservedScan, agentId: string): string[] {
  const { console, after, startedAt } = scan;
  const agent = console.endpoints.get(agentId);
  if (!agent || !wasListed(scan, agentId) || !isDated(scan, agentId)) return [];
  const held = after.assets.get(agentId);
  const wanted = stateOfAgent(agent);
  if (held?.state !== wanted) return [`endpoint ${agentId} is ${wanted}, and held as ${held?.state}.`];
  if (agent.updatedAt > startedAt || held.hostName === agent.computerName) return [];
  return [`endpoint ${agentId} is named ${agent.computerName}, and held as ${held.hostName}.`];
}

function findingNotHeld(scan: ObservedScan, identity: string): string[] {
  const { console, after, history, startedAt } = scan;
  const risks = console.detected.get(identity) ?? [];
  const agentId = agentOf(identity);
  const isListed = console.endpoints.has(agentId);
  if (isListed ? !wasListed(scan, agentId) : history.undated.has(agentId)) return [];
  if (!isDated(scan, agentId)) return [];
  if ((history.memory.visibleSince.get(identity) ?? Number.POSITIVE_INFINITY) > startedAt) return [];
  if (history.unnamed.has(identity)) return [];
  const held = after.findings.get(identity);
  if (!held?.open) return [`${identity} is detected, and ${held ? 'resolved' : 'not held'}.`];
  if (!history.memory.stoodOnOne(identity) || risks.some(({ updatedAt }) => updatedAt > startedAt)) return [];
  const hidden = new Set(risks.flatMap((risk) => history.hiddenOf(risk)));
  const wanted: { [Field in keyof HeldFinding]?: readonly unknown[] } = {
    ...(hidden.has('severity') ? {} : { severity: ['high'] }),
    ...(hidden.has('score') ? {} : { score: [7.8] }),
    ...(hidden.has('date') ? {} : { detectedAt: risks.map(({ detectedAt }) => detectedAt) }),
    mitigationStatus: risks.map(({ mitigationStatus }) => mitigationStatus),
  };
  return (Object.keys(wanted) as (keyof HeldFinding)[])
    .filter((field) => wanted[field]?.includes(held[field]) === false)
    .map((field) => `${identity} has ${wanted[field]} for ${field}, and is held with ${held[field]}.`);
}

/**
 * After a complete full scan nothing is held as open or active that was gone before it began, but what awaits
 * confirmation; that is settled by the next one, and an undisturbed scan of everything leaves none.
 */
export const completeSettlesWhatIsGone: Rule = (scan) => {
  const { report, scope, before, after, history, startedAt, undisturbed } = scan;
  if (report?.state !== 'complete' || report.kind !== 'full' || report.quarantined > 0) return [];
  const wasGone = (key: string) => {
    const since = history.memory.absentSince.get(key);
    return since !== undefined && since <= startedAt;
  };
  const broken: string[] = [];
  for (const [agentId, { state, listed, places }] of after.assets) {
    if (!listed || state !== 'active' || !isWithin(scope, places) || !wasGone(agentId)) continue;
    if (!history.undated.has(agentId)) broken.push(`endpoint ${agentId} is gone, and held as active.`);
  }
  if (report.mode !== 'scan') return broken;
  for (const [identity, { open }] of after.findings) {
    const agentId = agentOf(identity);
    if (!open || !wasGone(identity) || !wasListed(scan, agentId) || history.undated.has(agentId)) continue;
    if (!after.awaiting.has(identity))
      broken.push(`${identity} is gone, and neither resolved nor awaiting confirmation.`);
    else if (before.awaiting.has(identity))
      broken.push(`${identity} was absent twice, and awaits confirmation still.`);
    else if (undisturbed) broken.push(`${identity} awaits confirmation, though nothing disturbed the scan.`);
  }
  return broken;
};

/** What a scan took away, by finding or endpoint. */
export interface Losses {
  readonly findings: readonly string[];
  readonly assets: readonly string[];
}

/** Findings that were resolved, and endpoints that became inactive without the console's word. */
export function lossesBetween(before: ProjectView, after: ProjectView, console: ConsoleView): Losses {
  const findings = [...after.findings].filter(
    ([identity, { open }]) => !open && before.findings.get(identity)?.open === true,
  );
  const assets = [...after.assets].filter(
    ([agentId, { state }]) =>
      state === 'inactive' &&
      before.assets.get(agentId)?.state === 'active' &&
      console.endpoints.get(agentId)?.isUninstalled !== true,
  );
  return { findings: findings.map(([identity]) => identity), assets: assets.map(([agentId]) => agentId) };
}

/** While a scan waits for its review, no scan takes anything away within its scope, and its starting point stays. */
export const waitingHolds: Rule = ({ report, before, after, console, scope }) => {
  const { findings, assets } = lossesBetween(before, after, console);
  return [...before.waiting].flatMap((text) => {
    const waiting = scanScope.parse(JSON.parse(text));
    const placesOf = (agentId: string) => after.assets.get(agentId)?.places ?? new Set<string>();
    const broken = [
      ...findings.filter((identity) => isWithin(waiting, placesOf(agentOf(identity)))),
      ...assets.filter((agentId) => isWithin(waiting, placesOf(agentId))),
    ].map((lost) => `${lost} was taken away while a review of ${text} waits.`);
    const isOwn = JSON.stringify(scanScope.parse(scope)) === JSON.stringify(waiting);
    if (isOwn && report && report.kind !== 'full') broken.push('A delta was run while a review waits.');
    if (after.waiting.has(text)) {
      for (const [key, coveredUntil] of before.watermarks) {
        if (key.startsWith(text) && after.watermarks.get(key) !== coveredUntil)
          broken.push(`The starting point ${key} moved while a review waits.`);
      }
    }
    return broken;
  });
};

/** Whether something in these places is part of a scope. */
export function isWithin({ accountIds, siteIds, groupIds }: ScanScope, places: ReadonlySet<string>): boolean {
  const ids = [...accountIds, ...siteIds, ...groupIds];
  return ids.length === 0 || ids.some((id) => places.has(id));
}
