import { Readable } from 'node:stream';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import { nextTurn } from '../waiting/wait.ts';
import type { AgentRecord } from './agent-record.ts';
import type { ConsoleClient } from './console-client.ts';
import { ConsoleError, cancelledError } from './console-error.ts';
import { type AgentFilter, agentQuery, type RiskFilter, riskQuery } from './list-queries.ts';
import type { DecodedPage, FetchedPage } from './record-page.ts';
import { type RiskRecord, unescapeApplication } from './risk-record.ts';

export interface WalkOptions {
  /** Where to begin: the `nextCursor` of the last page that was used, or null for the start of the list. */
  readonly cursor?: string | null;
  /** A list longer than this is taken for one without an end. */
  readonly maxPages?: number;
  readonly signal: AbortSignal;
}

/** What is made of a page the moment it arrives, so that only what is needed of it waits for its use. */
type OnArrival<Record, Page> = (page: DecodedPage<Record>) => Page;

type PageResult<Page> = Result<Page, ConsoleError>;

/** Fetches the page of a list at a cursor, or its first one. */
type FetchPage<Arrived> = (cursor: string | null, signal: AbortSignal) => Promise<PageResult<Arrived>>;

interface Listed {
  readonly nextCursor: string | null;
  readonly isEmpty: boolean;
  readonly bytes: number;
}

/** A page with how much it came in. */
interface Sized<Page> {
  readonly page: PageResult<Page>;
  readonly bytes: number;
}

/** 50 million rows: ten times the largest console that is planned for. */
const defaultMaxPages = 50_000;
/** Pages in a row of nothing new, after which a list is taken for one without an end. */
export const maxBarrenPages = 20;
/**
 * Pages that wait while an earlier one is being used; one more is on its way. Every tenth page or so takes the writer
 * ten times as long, since SQLite then moves its log into the file: these keep it busy afterwards.
 */
const pagesAhead = 5;
/** Bytes of pages that wait: seven of the largest honest ones. More would pile up where each is as large as it may be. */
const bytesAhead = 24 * 1024 * 1024;

/**
 * All endpoints of a filter, page by page. Ordered by id, or by the time of change where only changed ones are
 * asked for. After a failure, which is given once, the walk is over.
 */
export function walkAgents(
  client: ConsoleClient,
  filter: AgentFilter,
  options: WalkOptions,
): AsyncGenerator<PageResult<DecodedPage<AgentRecord>>>;
export function walkAgents<Page>(
  client: ConsoleClient,
  filter: AgentFilter,
  options: WalkOptions,
  onArrival: OnArrival<AgentRecord, Page>,
): AsyncGenerator<PageResult<Page>>;
export function walkAgents(
  client: ConsoleClient,
  filter: AgentFilter,
  options: WalkOptions,
  onArrival: OnArrival<AgentRecord, unknown> = (page) => page,
): AsyncGenerator<PageResult<unknown>> {
  const sortBy = filter.updatedAtGte === undefined ? 'id' : 'updatedAt';
  const query = { limit: '1000', sortBy, sortOrder: 'asc', ...agentQuery(filter) };
  return walkPages(
    (cursor, pageSignal) => client.agentsPage(withCursor(query, cursor), pageSignal),
    options,
    (arrived) => read(arrived, onArrival),
  );
}

/**
 * All vulnerabilities of a filter, page by page and ordered by id. The console is not asked for their total,
 * which costs it seconds on every page. After a failure, which is given once, the walk is over.
 */
export function walkRisks(
  client: ConsoleClient,
  filter: RiskFilter,
  options: WalkOptions,
): AsyncGenerator<PageResult<DecodedPage<RiskRecord>>>;
export function walkRisks<Page>(
  client: ConsoleClient,
  filter: RiskFilter,
  options: WalkOptions,
  onArrival: OnArrival<RiskRecord, Page>,
): AsyncGenerator<PageResult<Page>>;
export function walkRisks(
  client: ConsoleClient,
  filter: RiskFilter,
  options: WalkOptions,
  onArrival: OnArrival<RiskRecord, unknown> = (page) => page,
): AsyncGenerator<PageResult<unknown>> {
  const query = { limit: '1000', skipCount: 'true', sortBy: 'id', sortOrder: 'asc', ...riskQuery(filter) };
  return walkPages(
    (cursor, pageSignal) => client.risksPage(withCursor(query, cursor), pageSignal),
    options,
    (arrived) => read(arrived, (page) => onArrival(unescaped(page))),
  );
}

/**
 * Follows the cursors of a list to its end. The next page is asked for before the one that arrived is read, and a
 * few more wait for their use; when the consumer stops or the signal aborts, the request on its way is aborted too.
 */
export async function* walkPages<Arrived extends Listed, Page>(
  fetchPage: FetchPage<Arrived>,
  options: WalkOptions,
  read: (arrived: Arrived) => PageResult<Page>,
): AsyncGenerator<PageResult<Page>> {
  const abandoned = new AbortController();
  const room = new PageRoom();
  const signal = AbortSignal.any([options.signal, abandoned.signal]);
  const pages = followCursors(fetchPage, { ...options, signal }, read, room);
  const ahead: AsyncIterable<Sized<Page>> = Readable.from(pages, { highWaterMark: pagesAhead });
  try {
    for await (const { page, bytes } of ahead) {
      // Pages that were fetched before the abort are not handed out after it.
      if (options.signal.aborted) {
        yield failure(cancelledError());
        return;
      }
      yield page;
      room.leave(bytes);
    }
  } finally {
    abandoned.abort();
    room.open();
  }
}

/** How much of pages waits for its use. */
class PageRoom {
  #bytes = 0;
  #isOpen = false;
  #freed = Promise.withResolvers<void>();

  /** Waits until what waits already is little, and takes more in. */
  async enter(bytes: number): Promise<void> {
    while (this.#bytes > bytesAhead && !this.#isOpen) await this.#freed.promise;
    this.#bytes += bytes;
  }

  leave(bytes: number): void {
    this.#bytes -= bytes;
    this.#freed.resolve();
    this.#freed = Promise.withResolvers();
  }

  /** Nobody waits for pages any more. */
  open(): void {
    this.#isOpen = true;
    this.#freed.resolve();
  }
}

async function* followCursors<Arrived extends Listed, Page>(
  fetchPage: FetchPage<Arrived>,
  options: WalkOptions,
  read: (arrived: Arrived) => PageResult<Page>,
  room: PageRoom,
): AsyncGenerator<Sized<Page>> {
  const failed = (error: ConsoleError): Sized<Page> => ({ page: failure(error), bytes: 0 });
  const { signal, maxPages = defaultMaxPages } = options;
  let cursor = options.cursor ?? null;
  const seen = new Set([cursor]);
  let emptyPages = 0;
  let fetching = fetchPage(cursor, signal);
  for (let pages = 1; ; pages++) {
    const arrived = await fetching;
    if (!arrived.ok) {
      yield failed(arrived.error);
      return;
    }
    const { bytes, isEmpty, nextCursor } = arrived.value;
    await room.enter(bytes);
    cursor = nextCursor;
    if (cursor === null) {
      yield { page: read(arrived.value), bytes };
      return;
    }
    if (seen.has(cursor)) {
      yield failed(withoutEnd(phrase('answerMessages:endless.repeated')));
      return;
    }
    emptyPages = isEmpty ? emptyPages + 1 : 0;
    if (emptyPages >= maxBarrenPages) {
      yield failed(endlessList(emptyPages));
      return;
    }
    if (pages >= maxPages) {
      yield failed(withoutEnd(phrase('answerMessages:endless.tooLong', { count: maxPages })));
      return;
    }
    seen.add(cursor);
    fetching = fetchPage(cursor, signal);
    // Where nobody comes back for it, its failure is of no interest.
    fetching.catch(() => undefined);
    // The request goes out in the turns that follow; reading the page now would hold it back.
    await requestSent();
    const page = read(arrived.value);
    yield { page, bytes };
    if (!page.ok) return;
  }
}

/** Lets a request that was just made get as far as its connection. */
async function requestSent(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await nextTurn();
}

function read<Record, Page>(arrived: FetchedPage<Record>, make: OnArrival<Record, Page>): PageResult<Page> {
  const page = arrived.read();
  return page.ok ? success(make(page.value)) : page;
}

function unescaped(page: DecodedPage<RiskRecord>): DecodedPage<RiskRecord> {
  for (const risk of page.records) unescapeApplication(risk);
  return page;
}

function withCursor(query: Record<string, string>, cursor: string | null): Record<string, string> {
  return cursor === null ? query : { ...query, cursor };
}

/** The failure of a list that sent so many pages in a row with nothing new. */
export function endlessList(pages: number): ConsoleError {
  return withoutEnd(phrase('answerMessages:endless.nothingNew', { count: pages }));
}

function withoutEnd(message: Phrase): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message,
    advice: phrase('answerMessages:endless.advice'),
  });
}
