import type { ConnectorFreshness } from '../../preload/contract/freshness.ts';
import type { ApplicationStatus, RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { attentionOf } from '../project-services/attention.ts';
import type { ProjectState } from '../project-services/open-project-services.ts';
import { type PolicyHindrance, policyAttention } from '../project-services/policy-attention.ts';
import { scanWords } from '../project-services/scan-words.ts';
import type { TokenStoreState } from '../project-services/token-store.ts';
import { startsAt } from '../schedule/rule-state.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** What the status is made of: the state of a project and that of the machine. */
export interface StatusDependencies {
  readonly state: ProjectState;
  /** How current each connector of it is. */
  readonly freshness: readonly ConnectorFreshness[];
  readonly running: readonly RunningScanStatus[];
  readonly keychain: TokenStoreState;
  readonly policy: PolicyHindrance;
  readonly update: ApplicationStatus['update'];
  readonly demo: ApplicationStatus['demo'];
  readonly project: ApplicationStatus['project'];
  readonly projects: ApplicationStatus['projects'];
  readonly online: boolean;
  /** Ms since the epoch. */
  readonly now: number;
}

/** What the status strip, the tray and every screen's header go by. */
export function statusOf({
  state,
  freshness,
  running,
  keychain,
  policy,
  update,
  demo,
  project,
  projects,
  online,
  now,
}: StatusDependencies): ApplicationStatus {
  const { settings, settingsError, projectError, facts } = state;
  const { lastEnded, newest } = facts;
  const setUp = freshness.filter(({ removed }) => !removed);
  // What cannot be read is not known to be empty.
  const known = settingsError === null && projectError === null;
  return {
    demo,
    project,
    projects,
    firstRun: demo === null && known && settings.connectors.length === 0 && newest.length === 0,
    mode: settings.mode,
    theme: settings.desktop.theme,
    contrast: settings.desktop.contrast,
    motion: settings.desktop.motion,
    schedulePaused: settings.schedulePaused,
    online,
    keychain,
    connectors: settings.connectors.map(({ id, name }) => ({ id, name })),
    running: [...running],
    lastGoodScan: oldestGoodScan(setUp),
    data: dataOf(setUp),
    findingsAsOf: setUp.flatMap(({ findings }) => findings?.coveredUntil ?? []).sort()[0] ?? null,
    lastScan: lastEnded && {
      scanId: lastEnded.scanId,
      connectorName: lastEnded.connectorName,
      scopeWords: lastEnded.scopeWords,
      state: lastEnded.state,
      finishedAt: iso(lastEnded.finishedAt ?? lastEnded.startedAt),
      words: scanWords(lastEnded),
    },
    nextDue: nextDueOf(settings),
    update,
    ...(state.migration && { migration: state.migration }),
    attention: [
      ...policyAttention(policy, settings.connectors),
      ...attentionOf({ state, freshness, keychain, now }),
    ],
  };
}

function oldestGoodScan(freshness: readonly ConnectorFreshness[]): ApplicationStatus['lastGoodScan'] {
  const [oldest] = freshness
    .flatMap(({ connectorName, lastComplete }) => (lastComplete ? [{ connectorName, ...lastComplete }] : []))
    .sort((one, other) => Date.parse(one.finishedAt) - Date.parse(other.finishedAt));
  if (oldest === undefined) return null;
  const { connectorName, scanId, scopeWords, finishedAt } = oldest;
  return { scanId, connectorName, scopeWords, finishedAt };
}

function dataOf(freshness: readonly ConnectorFreshness[]): ApplicationStatus['data'] {
  const gaps = freshness.flatMap(({ data }) => data.gaps);
  const [first] = gaps;
  return { state: first ? 'partial' : 'complete', gaps: gaps.length, text: first?.text ?? null };
}

function nextDueOf({ rules, connectors, schedulePaused }: Settings): ApplicationStatus['nextDue'] {
  if (schedulePaused) return null;
  const [next] = rules
    .flatMap(({ id, connectorId, ...rule }) => {
      const at = startsAt({ id, connectorId, ...rule });
      return at === null ? [] : [{ id, connectorId, at }];
    })
    .sort((one, other) => one.at - other.at);
  if (next === undefined) return null;
  const connectorName = connectors.find(({ id }) => id === next.connectorId)?.name ?? next.connectorId;
  return { ruleId: next.id, connectorName, at: iso(next.at) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
