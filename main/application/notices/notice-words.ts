import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { screens } from '../../project-services/screens.ts';
import type { Notice, NoticeCause, NoticeKind } from './notice.ts';

type Words = Pick<Notice, 'title' | 'body'>;

interface KindWords {
  /** What is said of one. */
  readonly one: (cause: NoticeCause) => Words;
  /** What is said of several at once. */
  readonly several: (causes: readonly NoticeCause[]) => Words;
  /** Where several are shown together. */
  readonly screen: string;
  readonly silent?: boolean;
}

const wordsOf: Record<NoticeKind, KindWords> = {
  'scan-failed': {
    one: ({ connectorName }) => ({
      title: say('notices:scanFailed.title'),
      body: say('notices:scanFailed.body', { connectorName }),
    }),
    several: (causes) => ({
      title: say('notices:scansFailed.title', { count: causes.length }),
      body: say('notices:scansFailed.body', { connectors: namesOf(causes) }),
    }),
    screen: screens.importHistory,
  },
  'needs-review': {
    one: ({ connectorName }) => ({
      title: say('notices:review.title'),
      body: say('notices:review.body', { connectorName }),
    }),
    several: (causes) => ({
      title: say('notices:reviews.title', { count: causes.length }),
      body: say('notices:reviews.body', { connectors: namesOf(causes) }),
    }),
    screen: screens.importHistory,
  },
  'rule-paused': {
    one: ({ connectorName }) => ({
      title: say('notices:rulePaused.title'),
      body: say('notices:rulePaused.body', { connectorName }),
    }),
    several: (causes) => ({
      title: say('notices:rulesPaused.title'),
      body: say('notices:rulesPaused.body', { connectors: namesOf(causes) }),
    }),
    screen: screens.connectors,
  },
  'token-expiring': {
    one: ({ connectorName, count = 0 }) =>
      count === 0
        ? {
            title: say('notices:tokenExpired.title'),
            body: say('notices:tokenExpired.body', { connectorName }),
          }
        : {
            title: say('notices:tokenExpires.title'),
            body:
              count <= 1
                ? say('notices:tokenExpires.withinDay', { connectorName })
                : say('notices:tokenExpires.inDays', { connectorName, count }),
          },
    several: (causes) => ({
      title: say('notices:tokensExpire.title'),
      body: say('notices:tokensExpire.body', { connectors: namesOf(causes) }),
    }),
    screen: screens.connectors,
  },
  'new-criticals': {
    one: (cause) => ({
      title: newFindingsTitle([cause]),
      body: say('notices:newFindings.foundBy', { connector: cause.connectorName }),
    }),
    several: (causes) => ({
      title: newFindingsTitle(causes),
      body: say('notices:newFindings.foundBySeveral', { connectors: namesOf(causes) }),
    }),
    screen: screens.importHistory,
  },
  'scan-ended': {
    one: ({ connectorName, words = '' }) => ({
      title: say('notices:scanEnded.title', { connectorName }),
      body: say('notices:scanEnded.body', { words }),
    }),
    several: (causes) => ({
      title: say('notices:scansEnded.title', { count: causes.length }),
      body: say('notices:scansEnded.body', { connectors: namesOf(causes) }),
    }),
    screen: screens.importHistory,
    silent: true,
  },
};

/** Puts one thing that happened, or several of a kind in one project, into one notice. */
export function noticeOf(id: string, first: NoticeCause, others: readonly NoticeCause[]): Notice {
  const { one, several, screen, silent } = wordsOf[first.kind];
  const words = others.length === 0 ? one(first) : several([first, ...others]);
  const shownAt = others.every((other) => other.screen === first.screen) ? first.screen : screen;
  const title =
    first.project === undefined
      ? words.title
      : say('notices:ofProject', { project: first.project.name, title: words.title });
  const project = first.project === undefined ? {} : { project: first.project };
  return {
    id,
    kind: first.kind,
    ...words,
    title,
    screen: shownAt,
    ...(silent ? { silent } : {}),
    ...project,
  };
}

function namesOf(causes: readonly NoticeCause[]): string {
  const names = [...new Set(causes.map(({ connectorName }) => connectorName))];
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say('notices:names', { others: names.slice(0, -1).join(', '), last });
}

/** What is exploited comes first: it is to be looked at first. */
function newFindingsTitle(causes: readonly NoticeCause[]): string {
  const exploited = causes.reduce((sum, cause) => sum + (cause.exploited ?? 0), 0);
  const critical = causes.reduce((sum, { count = 0 }) => sum + count, 0);
  const others = { count: critical, findings: numberWords(critical) };
  if (exploited === 0) return say('notices:newFindings.critical', others);
  const first = say('notices:newFindings.exploited', { count: exploited, findings: numberWords(exploited) });
  return critical === 0 ? first : say('notices:newFindings.otherCritical', { exploited: first, ...others });
}
