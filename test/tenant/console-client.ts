import type { RunningConsole } from '../../main/demo/console-server.ts';

/** A row as it came over the wire. */
export type WireRow = Readonly<Record<string, unknown>> & { readonly id: string };

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; null when it is none. */
  readonly body: unknown;
}

export interface Walk {
  readonly rows: readonly WireRow[];
  readonly pages: number;
  /** `totalItems` of the first page. */
  readonly total: number;
}

/** Query parameters; those without a value are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Speaks to a console the plain way, so that tests of the tenant do not lean on the product. */
export class ConsoleClient {
  readonly #url: string;
  readonly #token: string;

  constructor(console: Pick<RunningConsole, 'url'>, token: string) {
    this.#url = console.url;
    this.#token = token;
  }

  async get(path: string, query: Query = {}): Promise<WireAnswer> {
    return this.#send(path, query, { method: 'GET' });
  }

  async post(path: string, body: unknown): Promise<WireAnswer> {
    return this.#send(path, {}, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Reads a list to its end as the vendor's documentation says, by cursor until there is none. */
  async walk(path: string, query: Query = {}): Promise<Walk> {
    const rows: WireRow[] = [];
    let total = 0;
    let cursor: string | null = null;
    for (let pages = 1; ; pages++) {
      const answer = await this.get(path, { limit: 100, ...query, ...(cursor === null ? {} : { cursor }) });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
      const page = answer.body as {
        data: WireRow[];
        pagination: { totalItems: number; nextCursor: string | null };
      };
      if (pages === 1) total = page.pagination.totalItems;
      rows.push(...page.data);
      cursor = page.pagination.nextCursor;
      if (cursor === null) return { rows, pages, total };
    }
  }

  async #send(path: string, query: Query, init: RequestInit): Promise<WireAnswer> {
    const url = new URL(`${this.#url}/web/api/v2.1${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = { Authorization: `ApiToken ${this.#token}`, 'Content-Type': 'application/json' };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: readJson(text) };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
