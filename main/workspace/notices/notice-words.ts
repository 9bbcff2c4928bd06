import { counted } from '../scan-words.ts';
import { screens } from '../screens.ts';
import { leftWords } from '../token-expiry.ts';
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
      title: 'Scan failed',
      body: `The scan of ${connectorName} could not be completed. Open it to see why.`,
    }),
    several: (causes) => ({
      title: `${causes.length} scans failed`,
      body: `Scans of ${namesOf(causes)} could not be completed.`,
    }),
    screen: screens.importHistory,
  },
  'needs-review': {
    one: ({ connectorName }) => ({
      title: 'A scan needs review',
      body: `The scan of ${connectorName} would change more than half of what is there. Nothing was resolved yet.`,
    }),
    several: (causes) => ({
      title: `${causes.length} scans need review`,
      body: `Scans of ${namesOf(causes)} would change more than half of what is there.`,
    }),
    screen: screens.importHistory,
  },
  'rule-paused': {
    one: ({ connectorName }) => ({
      title: 'Ingest rule paused',
      body: `${connectorName} needs a working API token before it is scanned again.`,
    }),
    several: (causes) => ({
      title: 'Ingest rules paused',
      body: `${namesOf(causes)} need working API tokens before they are scanned again.`,
    }),
    screen: screens.connectors,
  },
  'token-expiring': {
    one: ({ connectorName, count = 0 }) =>
      count === 0
        ? { title: 'API token expired', body: `The API token of ${connectorName} has expired.` }
        : {
            title: 'API token expires',
            body: `The API token of ${connectorName} expires ${leftWords(count)}. Replace it in time.`,
          },
    several: (causes) => ({
      title: 'API tokens expire',
      body: `The API tokens of ${namesOf(causes)} end soon or have ended. Replace them.`,
    }),
    screen: screens.connectors,
  },
  'new-criticals': {
    one: (cause) => ({
      title: newFindingsTitle([cause]),
      body: `Found by the scan of ${cause.connectorName}.`,
    }),
    several: (causes) => ({
      title: newFindingsTitle(causes),
      body: `Found by scans of ${namesOf(causes)}.`,
    }),
    screen: screens.importHistory,
  },
  'scan-ended': {
    one: ({ connectorName, words = '' }) => ({ title: `${connectorName} was scanned`, body: `${words}.` }),
    several: (causes) => ({ title: `${causes.length} scans ended`, body: `Of ${namesOf(causes)}.` }),
    screen: screens.importHistory,
    silent: true,
  },
};

/** Puts one thing that happened, or several of a kind in one project, into one notice. */
export function noticeOf(id: string, first: NoticeCause, others: readonly NoticeCause[]): Notice {
  const { one, several, screen, silent } = wordsOf[first.kind];
  const words = others.length === 0 ? one(first) : several([first, ...others]);
  const shownAt = others.every((other) => other.screen === first.screen) ? first.screen : screen;
  const title = first.project === undefined ? words.title : `${first.project.name}: ${words.title}`;
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
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** What is exploited comes first: it is to be looked at first. */
function newFindingsTitle(causes: readonly NoticeCause[]): string {
  const exploited = causes.reduce((sum, cause) => sum + (cause.exploited ?? 0), 0);
  const critical = causes.reduce((sum, { count = 0 }) => sum + count, 0);
  if (exploited === 0) return counted(critical, 'new critical finding', 'new critical findings');
  const first = counted(exploited, 'new known-exploited finding', 'new known-exploited findings');
  return critical === 0
    ? first
    : `${first}, ${counted(critical, 'other critical one', 'other critical ones')}`;
}
