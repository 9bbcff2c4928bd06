import type { z } from 'zod';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { phrase } from '../../preload/words/phrase.ts';
import type { TrustReport } from '../net/trusted-authorities.ts';
import { type AgentRecord, agentRecords } from './agent-record.ts';
import { refusedAsNoConsole, refusedDespiteGoodToken } from './answer-error.ts';
import { onePage, oneThing } from './answer-limits.ts';
import type { ConsoleAnswer } from './console-answer.ts';
import { ConsoleError } from './console-error.ts';
import { type ConsoleRequest, ConsoleTransport, type TransportOptions } from './console-transport.ts';
import { type AgentFilter, agentQuery, type RiskFilter, riskQuery } from './list-queries.ts';
import type { RecordKind } from './record-decoding.ts';
import { type FetchedPage, openPage, readTotal } from './record-page.ts';
import { type RiskRecord, riskRecords } from './risk-record.ts';
import {
  type AccountRecord,
  accountRecords,
  type GroupRecord,
  groupRecords,
  type SiteRecord,
  siteRecords,
} from './scope-records.ts';
import {
  type ConsoleUser,
  consoleUser,
  type SystemInfo,
  type SystemStatus,
  systemInfo,
  systemStatus,
  type TokenDetails,
  tokenDetails,
  vulnerabilitySku,
} from './system-records.ts';
import { endlessList, maxBarrenPages, walkPages } from './walk.ts';

export type ConsoleClientOptions = TransportOptions;

/** A request but for how much of its answer is taken, which its kind decides. */
type Asked = Omit<ConsoleRequest, 'limits'>;
type Answer<T> = Promise<Result<T, ConsoleError>>;

const never = new AbortController().signal;

/** The calls of one SentinelOne console. Every failure is a value; nothing is ever written to the console. */
export class ConsoleClient {
  readonly #transport: ConsoleTransport;
  readonly #token: string;

  constructor(options: ConsoleClientOptions) {
    this.#token = options.token;
    this.#transport = new ConsoleTransport(options);
  }

  /** Host and port of the console. */
  get host(): string {
    return this.#transport.host;
  }

  /** The console's clock at its latest answer, as epoch milliseconds; null before the first. */
  get lastConsoleTime(): number | null {
    return this.#transport.lastConsoleTime;
  }

  /** What the connection to the console trusts; null where it is not encrypted. */
  get trust(): TrustReport | null {
    return this.#transport.trust;
  }

  /** Whether there is a working console at the address. The only call that is sent without the token. */
  async systemStatus(signal: AbortSignal = never): Answer<SystemStatus> {
    const answer = await this.#transport.send(
      { path: '/system/status', withoutToken: true, limits: oneThing },
      signal,
    );
    const status = answer.ok ? this.#read('/system/status', answer.value, systemStatus) : answer;
    return status.ok ? status : failure(refusedAsNoConsole(status.error, this.host));
  }

  /** The console's version. It is what decides whether the token is good. */
  systemInfo(signal: AbortSignal = never): Answer<SystemInfo> {
    return this.#one({ path: '/system/info' }, systemInfo, signal);
  }

  /** The user behind the token, with the scopes it may see. */
  user(signal: AbortSignal = never): Answer<ConsoleUser> {
    return this.#one({ path: '/user' }, consoleUser, signal);
  }

  /** When the token was made and when it ends. A failure says nothing about the token itself. */
  tokenDetails(signal: AbortSignal = never): Answer<TokenDetails> {
    const body = { data: { apiToken: this.#token } };
    return this.#one({ path: '/users/api-token-details', body }, tokenDetails, signal);
  }

  /** All accounts. Tokens of single sites may not ask this (`permission-missing`). */
  accounts(signal: AbortSignal = never): Answer<AccountRecord[]> {
    return this.#all({ path: '/accounts', limit: 1000 }, accountRecords, signal);
  }

  /** All sites, whatever their state. */
  sites(signal: AbortSignal = never): Answer<SiteRecord[]> {
    return this.#all({ path: '/sites', limit: 1000, wrapper: 'sites' }, siteRecords, signal);
  }

  /** All groups. */
  groups(signal: AbortSignal = never): Answer<GroupRecord[]> {
    return this.#all({ path: '/groups', limit: 300 }, groupRecords, signal);
  }

  /** Some one active site that the token may see; null when there is none. */
  async anySite(signal: AbortSignal = never): Answer<SiteRecord | null> {
    const page = await this.#page(
      { path: '/sites', query: { limit: '1', state: 'active' } },
      siteRecords,
      signal,
      'sites',
    );
    const read = page.ok ? page.value.read() : page;
    return read.ok ? success(read.value.records[0] ?? null) : read;
  }

  /** How many endpoints a filter covers; null when the console does not report it. */
  countAgents(filter: AgentFilter, signal: AbortSignal = never): Answer<number | null> {
    return this.#count('/agents', agentQuery(filter), signal);
  }

  /** How many vulnerabilities a filter covers; null when the console does not report it. */
  countRisks(filter: RiskFilter, signal: AbortSignal = never): Answer<number | null> {
    return this.#count(risksPath, riskQuery(filter), signal);
  }

  /**
   * Whether a site has Singularity Vulnerability Management, by which risks carry more fields.
   * The endpoint is not documented, so a console that refuses it gives null.
   */
  async vulnerabilitySku(siteId: string, signal: AbortSignal = never): Answer<boolean | null> {
    const path = '/private/application-management/sku';
    const sku = await this.#one({ path, query: { siteIds: siteId } }, vulnerabilitySku, signal);
    if (sku.ok) return success(sku.value.isSkuAvailable ?? null);
    const { code } = sku.error;
    return code === 'permission-missing' || code === 'not-available' || code === 'request-rejected'
      ? success(null)
      : sku;
  }

  /** One page of endpoints, for {@link walkAgents}. */
  agentsPage(query: Readonly<Record<string, string>>, signal: AbortSignal): Answer<FetchedPage<AgentRecord>> {
    return this.#page({ path: '/agents', query }, agentRecords, signal);
  }

  /** One page of vulnerabilities, for {@link walkRisks}. */
  risksPage(query: Readonly<Record<string, string>>, signal: AbortSignal): Answer<FetchedPage<RiskRecord>> {
    return this.#page({ path: risksPath, query }, riskRecords, signal);
  }

  /** Closes the connections. */
  close(): void {
    this.#transport.close();
  }

  async #one<S extends z.ZodType>(request: Asked, schema: S, signal: AbortSignal): Answer<z.output<S>> {
    const answer = await this.#send({ ...request, limits: oneThing }, signal);
    return answer.ok ? this.#read(request.path, answer.value, schema) : answer;
  }

  #read<S extends z.ZodType>(
    path: string,
    answer: ConsoleAnswer,
    schema: S,
  ): Result<z.output<S>, ConsoleError> {
    const parsed = schema.safeParse(answer.json['data']);
    if (parsed.success) return success(parsed.data);
    return failure(
      new ConsoleError({
        code: 'protocol-fault',
        message: phrase('answerMessages:notUnderstood.message', { host: this.host, path }),
        advice: phrase('answerMessages:reportAdvice'),
        status: 200,
        reason: parsed.error.message,
      }),
    );
  }

  async #page<S extends z.ZodType>(
    request: Asked,
    kind: RecordKind<S>,
    signal: AbortSignal,
    wrapper?: string,
  ): Answer<FetchedPage<z.output<S>>> {
    const answer = await this.#send({ ...request, limits: onePage }, signal);
    return answer.ok ? openPage(answer.value, kind, wrapper) : answer;
  }

  async #all<S extends z.ZodType<{ id: string }>>(
    { path, limit, wrapper }: { readonly path: string; readonly limit: number; readonly wrapper?: string },
    kind: RecordKind<S>,
    signal: AbortSignal,
  ): Answer<z.output<S>[]> {
    const all = new Map<string, z.output<S>>();
    let barren = 0;
    let bytes = 0;
    const query = { limit: String(limit), sortBy: 'id', sortOrder: 'asc' };
    const fetchPage = (cursor: string | null, pageSignal: AbortSignal) =>
      this.#page({ path, query: cursor === null ? query : { ...query, cursor } }, kind, pageSignal, wrapper);
    for await (const page of walkPages(fetchPage, { signal }, (arrived) => arrived.read())) {
      if (!page.ok) return page;
      const known = all.size;
      for (const record of page.value.records) if (!all.has(record.id)) all.set(record.id, record);
      bytes += page.value.bytes;
      if (all.size > maxScopes || bytes > maxScopeBytes) return failure(tooManyScopes(this.host));
      barren = all.size > known ? 0 : barren + 1;
      if (barren >= maxBarrenPages) return failure(endlessList(barren));
    }
    return success([...all.values()]);
  }

  async #count(path: string, query: Record<string, string>, signal: AbortSignal): Answer<number | null> {
    const counting = { ...query, countOnly: 'true', limit: '1' };
    const answer = await this.#send({ path, query: counting, limits: oneThing }, signal);
    return answer.ok ? readTotal(answer.value) : answer;
  }

  /**
   * Some endpoints answer 401 to a perfectly good token, so only the console's own word on the token,
   * `/system/info`, can make it a bad one. Where it accepts the token, a single 401 may be a passing fault, so that the
   * request is sent once more before a permission is said to be missing.
   */
  async #send(request: ConsoleRequest, signal: AbortSignal): Answer<ConsoleAnswer> {
    const answer = await this.#transport.send(request, signal);
    if (answer.ok || answer.error.code !== 'token-rejected' || request.path === tokenJudge) return answer;
    const verdict = await this.#transport.send({ path: tokenJudge, limits: oneThing }, signal);
    if (
      !verdict.ok &&
      (verdict.error.code === 'token-rejected' ||
        verdict.error.code === 'cancelled' ||
        verdict.error.transient)
    ) {
      return verdict;
    }
    const again = await this.#transport.send({ ...request, isRepeated: true }, signal);
    if (again.ok || again.error.code !== 'token-rejected') return again;
    return failure(refusedDespiteGoodToken(again.error, this.host));
  }
}

/** Accounts, sites or groups of one token: what a window can show. No console that is known has a tenth of them. */
const maxScopes = 20_000;
/** Of all pages of such a list together: six times what so many of the demo tenant's sites take. */
const maxScopeBytes = 128 * 1024 * 1024;

function tooManyScopes(host: string): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message: phrase('answerMessages:tooManyScopes', { host, count: maxScopes }),
    advice: phrase('answerMessages:reportAdvice'),
  });
}

const risksPath = '/application-management/risks';
const tokenJudge = '/system/info';
