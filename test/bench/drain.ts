import http from 'node:http';
import { gunzipSync } from 'node:zlib';

/**
 * The floor of the benchmark: fetches and parses every page that a full scan reads, and stores nothing.
 * Usage: node test/bench/drain.ts URL TOKEN. Prints the rows and bytes that it read, and how
 * long a page took.
 */

const [url, token] = process.argv.slice(2);
if (!url || !token) throw new Error('usage: drain.ts URL TOKEN');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

interface ListPage {
  data: unknown[];
  pagination: { nextCursor: string | null };
}

function get(path: string): Promise<{ page: ListPage; bytes: number }> {
  const headers = { authorization: `ApiToken ${token}`, 'accept-encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    http
      .get(`${url}/web/api/v2.1${path}`, { agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const sent = Buffer.concat(parts);
          const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
          resolve({ page: JSON.parse(body.toString('utf8')) as ListPage, bytes: body.length });
        });
      })
      .on('error', reject);
  });
}

let pages = 0;

async function drain(path: string): Promise<{ rows: number; bytes: number }> {
  let rows = 0;
  let bytes = 0;
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const read = await get(path + next);
    pages += 1;
    rows += read.page.data.length;
    bytes += read.bytes;
    cursor = read.page.pagination.nextCursor;
  } while (cursor !== null);
  return { rows, bytes };
}

const from = performance.now();
const agents = await drain(
  '/agents?limit=1000&isDecommissioned=True,False&isUninstalled=True,False&sortBy=id&sortOrder=asc',
);
const risks = await drain('/application-management/risks?limit=1000&skipCount=true&sortBy=id&sortOrder=asc');
const msPerPage = (performance.now() - from) / pages;
agent.destroy();
process.stdout.write(
  `${JSON.stringify({ agents: agents.rows, risks: risks.rows, bytes: agents.bytes + risks.bytes, msPerPage })}\n`,
);
