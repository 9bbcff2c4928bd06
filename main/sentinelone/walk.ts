import { Readable } from 'node:stream';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { AgentRecord } from './agent-record.ts';
import type { ConsoleClient } from './console-client.ts';
import { ConsoleError, cancelledError } from './console-error.ts';
import { type AgentFilter, agentQuery, type RiskFilter, riskQuery } from './list-queries.ts';
import type { RecordPage } from './record-page.ts';
import type { RiskRecord } from './risk-record.ts';

export interface WalkStart {
  /** Where to begin: the `nextCursor` of the last page that was used, or null for the start of the list. */
  readonly cursor?: string | null;
  /** A list longer than this is taken for one without an end. */
  readonly maxPages?: number;
}

/** What is made of a page the moment it arrives, so that only what is needed of it waits for its use. */
type OnArrival<Record, Page> = (page: RecordPage<Record>) => Page;

interface Listed {
  readonly nextCursor: string | null;
}

type PageResult<Page> = Result<Page, ConsoleError>;

/** 50 million rows: ten times the largest console that is planned for. */
const defaultMaxPages = 50_000;
/** Pages that are fetched while an earlier one is being used. */
const pagesAhead = 2;

/**
 * All endpoints of a filter, page by page. Ordered by id, or by the time of change where only changed ones are
 * asked for. After a failure, which is given once, the walk is over.
 */
export function walkAgents(
  client: ConsoleClient,
  filter: AgentFilter,
  start: WalkStart,
  signal: AbortSignal,
): AsyncGenerator<PageResult<RecordPage<AgentRecord>>>;
export function walkAgents<Page extends Listed>(
  client: ConsoleClient,
  filter: AgentFilter,
  start: WalkStart,
  signal: AbortSignal,
  onArrival: OnArrival<AgentRecord, Page>,
): AsyncGenerator<PageResult<Page>>;
export function walkAgents(
  client: ConsoleClient,
  filter: AgentFilter,
  start: WalkStart,
  signal: AbortSignal,
  onArrival: OnArrival<AgentRecord, Listed> = (page) => page,
): AsyncGenerator<PageResult<Listed>> {
  const sortBy = filter.updatedAtGte === undefined ? 'id' : 'updatedAt';
  const query = { limit: '1000', sortBy, sortOrder: 'asc', ...agentQuery(filter) };
  return walkPages(
    async (cursor, pageSignal) => {
      const page = await client.agentsPage(withCursor(query, cursor), pageSignal);
      return page.ok ? success(onArrival(page.value)) : page;
    },
    start,
    signal,
  );
}

/**
 * All vulnerabilities of a filter, page by page and ordered by id. The console is not asked for their total,
 * which costs it seconds on every page. After a failure, which is given once, the walk is over.
 */
export function walkRisks(
  client: ConsoleClient,
  filter: RiskFilter,
  start: WalkStart,
  signal: AbortSignal,
): AsyncGenerator<PageResult<RecordPage<RiskRecord>>>;
export function walkRisks<Page extends Listed>(
  client: ConsoleClient,
  filter: RiskFilter,
  start: WalkStart,
  signal: AbortSignal,
  onArrival: OnArrival<RiskRecord, Page>,
): AsyncGenerator<PageResult<Page>>;
export function walkRisks(
  client: ConsoleClient,
  filter: RiskFilter,
  start: WalkStart,
  signal: AbortSignal,
  onArrival: OnArrival<RiskRecord, Listed> = (page) => page,
): AsyncGenerator<PageResult<Listed>> {
  const query = { limit: '1000', skipCount: 'true', sortBy: 'id', sortOrder: 'asc', ...riskQuery(filter) };
  return walkPages(
    async (cursor, pageSignal) => {
      const page = await client.risksPage(withCursor(query, cursor), pageSignal);
      return page.ok ? success(onArrival(page.value)) : page;
    },
    start,
    signal,
  );
}

/**
 * Follows the cursors of a list to its end. Up to two pages are fetched ahead of their use; when the consumer
 * stops or the signal aborts, the request on its way is aborted too.
 */
export async function* walkPages<Page extends Listed>(
  fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<PageResult<Page>>,
  start: WalkStart,
  signal: AbortSignal,
): AsyncGenerator<PageResult<Page>> {
  const abandoned = new AbortController();
  const ahead = Readable.from(followCursors(fetchPage, start, AbortSignal.any([signal, abandoned.signal])), {
    highWaterMark: pagesAhead,
  });
  try {
    for await (const page of ahead) {
      // Pages that were fetched before the abort are not handed out after it.
      if (signal.aborted) {
        yield failure(cancelledError());
        return;
      }
      yield page;
    }
  } finally {
    abandoned.abort();
  }
}

async function* followCursors<Page extends Listed>(
  fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<PageResult<Page>>,
  start: WalkStart,
  signal: AbortSignal,
): AsyncGenerator<PageResult<Page>> {
  const maxPages = start.maxPages ?? defaultMaxPages;
  let cursor = start.cursor ?? null;
  const seen = new Set([cursor]);
  for (let pages = 1; ; pages++) {
    const page = await fetchPage(cursor, signal);
    if (page.ok && page.value.nextCursor !== null) {
      if (seen.has(page.value.nextCursor)) {
        yield failure(endlessList('sends a place in the list that it sent before'));
        return;
      }
      if (pages >= maxPages) {
        yield failure(endlessList(`sends more than ${maxPages} pages`));
        return;
      }
    }
    yield page;
    if (!page.ok || page.value.nextCursor === null) return;
    cursor = page.value.nextCursor;
    seen.add(cursor);
  }
}

function withCursor(query: Record<string, string>, cursor: string | null): Record<string, string> {
  return cursor === null ? query : { ...query, cursor };
}

function endlessList(does: string): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message: `The console ${does}, so its list has no end.`,
    advice: 'Start again. If it stays, report this with its log: the list cannot be read to its end.',
  });
}
