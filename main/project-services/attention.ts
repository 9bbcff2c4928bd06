import type { CodedError } from '../../preload/contract/coded-error.ts';
import type { ConnectorFreshness, ScanAttempt } from '../../preload/contract/freshness.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { type TokenState, tokenSeverity } from '../../preload/contract/token-state.ts';
import type { ApplicationStatus, Attention } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { decidingAttempts } from '../freshness/connector-freshness.ts';
import { isEverything, isSameScope } from '../freshness/scope-parts.ts';
import type { ScanFact } from '../project/scan-facts.ts';
import { deadTokenCodes } from '../schedule/scheduler.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { ProjectState } from './open-project-services.ts';
import { screens } from './screens.ts';
import { daysLeft } from './token-expiry.ts';
import { tokenStateOf } from './token-state.ts';
import type { TokenStoreState } from './token-store.ts';

/** What is known of a data folder, whoever asks: a window or the command line. */
export interface AttentionFacts {
  readonly state: ProjectState;
  readonly freshness: readonly ConnectorFreshness[];
  readonly keychain: TokenStoreState;
  /** Ms since the epoch. */
  readonly now: number;
}

/** Everything that needs a person, what hinders most first. Each id stays the same for as long as its cause does. */
export function attentionOf({ state, freshness, keychain, now }: AttentionFacts): Attention[] {
  const { connectors } = state.settings;
  const keychainNeeds = keychainAttention(keychain, state);
  const states = new Map(
    connectors.map((connector) => [
      connector.id,
      tokenStateOf(connector, state.tokenPlaces.get(connector.id) ?? 'unknown', keychain.state, now),
    ]),
  );
  return [
    ...settingsAttention(state),
    ...projectAttention(state),
    ...backupAttention(state),
    ...keychainNeeds,
    ...connectors.flatMap((connector) => tokenAttention(connector, states.get(connector.id), now)),
    ...ruleAttention(state, states),
    ...state.facts.awaitingReview.map(reviewAttention),
    ...freshness.flatMap((connector) =>
      failureAttention(connector, state, states.get(connector.connectorId), keychainNeeds.length > 0),
    ),
  ];
}

/** That something in another project than the one on show needs a person; nothing while nothing does. */
export function projectAttentionOf({
  id,
  name,
  attention,
}: ApplicationStatus['projects'][number]): Attention[] {
  if (attention === 0) return [];
  return [
    {
      id: `project-attention-${id}`,
      kind: 'project',
      severity: 'warning',
      text: say('attention:project.text', { count: attention, project: name }),
      advice: say('attention:project.advice'),
      screen: screens.data,
    },
  ];
}

function settingsAttention({ settingsError, settingsRecovery }: ProjectState): Attention[] {
  if (settingsError !== null) {
    const { message: text, advice, code } = settingsError;
    return [
      { id: 'settings-unreadable', kind: 'settings', severity: 'bad', text, advice, code, screen: null },
    ];
  }
  if (settingsRecovery === null) return [];
  return [
    {
      id: 'settings-recovered',
      kind: 'settings',
      severity: 'warning',
      text: settingsRecovery,
      advice: say('attention:recovered.advice'),
      screen: screens.connectors,
    },
  ];
}

function projectAttention({ projectError, copyReason }: ProjectState): Attention[] {
  if (projectError === null) return copyReason === null ? [] : [copyAttention(copyReason)];
  const { message: text, advice, code } = projectError;
  return [
    { id: `project-${code}`, kind: 'project', severity: 'bad', text, advice, code, screen: screens.data },
  ];
}

function copyAttention({ message: text, advice, code }: CodedError): Attention {
  return {
    id: 'project-copy',
    kind: 'project',
    severity: 'bad',
    text,
    advice: say('attention:projectCopy.advice', { advice }),
    code,
    screen: screens.data,
  };
}

function backupAttention({ backupError }: ProjectState): Attention[] {
  if (backupError === null) return [];
  const { message: text, advice, code } = backupError;
  return [{ id: code, kind: 'project', severity: 'warning', text, advice, code, screen: screens.data }];
}

/** Without connectors no token is waited for; who keeps tokens in memory knows it. */
function keychainAttention(
  { state, reason, sessionOnly }: TokenStoreState,
  { settings: { connectors }, tokenPlaces }: ProjectState,
): Attention[] {
  if (connectors.length === 0 || sessionOnly || state === 'available' || state === 'probing') return [];
  const inMemory = connectors.every(({ id }) => tokenPlaces.get(id) === 'session');
  return [
    {
      id: `keychain-${state}`,
      kind: 'keychain',
      severity: inMemory ? 'warning' : 'bad',
      text: inMemory ? say('attention:keychain.inMemory') : say('attention:keychain.unreadable'),
      advice: reason ?? '',
      code: `keychain-${state}`,
      screen: screens.connectors,
    },
  ];
}

/** What the state of its token asks for; once, whatever else came of it. */
function tokenAttention(connector: Connector, state: TokenState | undefined, now: number): Attention[] {
  const { id, name } = connector;
  const about = { id: `token-${state}-${id}`, screen: screens.token(id) };
  switch (state) {
    case 'missing':
      return [
        {
          ...about,
          kind: 'token-missing',
          severity: tokenSeverity.missing,
          text: say('attention:tokenMissing.text', { name }),
          advice: say('attention:tokenMissing.advice'),
          code: 'token-missing',
        },
      ];
    case 'refused':
      return [
        {
          ...about,
          kind: 'token-refused',
          severity: tokenSeverity.refused,
          text: say('attention:tokenRefused.text', { name }),
          advice: say('attention:tokenRefused.advice'),
          code: 'token-rejected',
        },
      ];
    case 'expired':
      return [
        {
          ...about,
          kind: 'token-expired',
          severity: tokenSeverity.expired,
          text: say('attention:tokenExpires.over', { name }),
          advice: say('attention:tokenExpires.advice'),
          // What the console answers with from then on.
          code: 'token-rejected',
        },
      ];
    case 'expiring': {
      const days = daysLeft(connector, now) ?? 0;
      return [
        {
          ...about,
          kind: 'token-expiring',
          severity: tokenSeverity.expiring,
          text:
            days <= 1
              ? say('attention:tokenExpires.withinDay', { name })
              : say('attention:tokenExpires.inDays', { name, count: days }),
          advice: say('attention:tokenExpires.advice'),
        },
      ];
    }
    default:
      return [];
  }
}

/** Rules that the program paused, where the state of their token does not say so already. */
function ruleAttention(
  { settings: { rules, connectors } }: ProjectState,
  states: ReadonlyMap<string, TokenState>,
): Attention[] {
  return rules
    .filter(
      ({ paused, pausedBecause, connectorId }) =>
        paused && pausedBecause !== null && !isDead(states.get(connectorId)),
    )
    .map(({ id, connectorId, pausedBecause }) => ({
      id: `rule-paused-${id}`,
      kind: 'rule-paused',
      severity: 'bad',
      text: say('attention:rulePaused.text', { connector: nameOf(connectorId, connectors) }),
      advice: say('attention:rulePaused.advice', { reason: pausedBecause ?? '' }),
      screen: screens.token(connectorId),
    }));
}

function reviewAttention({ scanId, connectorName, scopeWords, reviewIssue }: ScanFact): Attention {
  return {
    id: `needs-review-${scanId}`,
    kind: 'needs-review',
    severity: 'warning',
    text: say('attention:review.text', { scanId, connectorName, scope: scopeWords }),
    advice: reviewIssue?.message ?? say('attention:review.advice'),
    code: reviewIssue?.code ?? 'mass-change',
    screen: screens.scan(scanId),
  };
}

/**
 * The newest failures that count for a connector. One that its rule will retry is left out; so is one that the pause of
 * its rule, the state of its token or the keychain already explains.
 */
function failureAttention(
  connector: ConnectorFreshness,
  state: ProjectState,
  token: TokenState | undefined,
  keychainIsTold: boolean,
): Attention[] {
  const { settings } = state;
  const { connectorId, connectorName, removed } = connector;
  if (removed) return [];
  const rules = settings.rules.filter((rule) => rule.connectorId === connectorId);
  if (rules.some(({ pausedBecause }) => pausedBecause !== null)) return [];
  const isRetried = (scope: ScanScope): boolean =>
    rules.some((rule) => !rule.paused && rule.retryAt !== null && isSameScope(rule.scope, scope));
  const isExplained = (code: string | undefined): boolean =>
    (isDead(token) && deadTokenCodes.includes(code ?? '')) ||
    (keychainIsTold && code?.startsWith('keychain-') === true);
  return decidingAttempts(connector)
    .filter(({ state, scope, issue }) => state === 'failed' && !isRetried(scope) && !isExplained(issue?.code))
    .map((attempt) => failedAttempt(attempt, connectorId, connectorName));
}

function failedAttempt(
  { scanId, scope, scopeWords, issue }: ScanAttempt,
  connectorId: string,
  connectorName: string,
): Attention {
  const names = { connectorName, scope: scopeWords };
  const screen =
    issue?.code === 'token-rejected' || scanId === null ? screens.token(connectorId) : screens.scan(scanId);
  if (scanId === null) {
    return {
      id: `scan-not-started-${connectorId}`,
      kind: 'scan-failed',
      severity: 'bad',
      text: isEverything(scope)
        ? say('attention:scanNotStarted.text', names)
        : say('attention:scanNotStarted.ofScope', names),
      advice: issue?.message ?? '',
      ...(issue && { code: issue.code }),
      screen,
    };
  }
  return {
    id: `scan-failed-${scanId}`,
    kind: 'scan-failed',
    severity: 'bad',
    text: isEverything(scope)
      ? say('attention:scanFailed.text', names)
      : say('attention:scanFailed.ofScope', names),
    advice: issue
      ? say('attention:scanFailed.adviceFor', { message: issue.message })
      : say('attention:scanFailed.advice'),
    ...(issue && { code: issue.code }),
    screen,
  };
}

/** Whether nothing but another token helps. */
function isDead(state: TokenState | undefined): boolean {
  return state === 'missing' || state === 'refused' || state === 'expired';
}

function nameOf(connectorId: string, connectors: readonly Connector[]): string {
  return connectors.find(({ id }) => id === connectorId)?.name ?? connectorId;
}
