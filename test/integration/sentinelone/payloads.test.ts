import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AgentRecord } from '../../../main/sentinelone/agent-record.ts';
import type { DecodedPage } from '../../../main/sentinelone/record-page.ts';
import type { RiskRecord } from '../../../main/sentinelone/risk-record.ts';
import { walkAgents, walkRisks } from '../../../main/sentinelone/walk.ts';
import type { ConsoleErrorCode } from '../../../preload/contract/error-codes.ts';
import { errorIn, sendJson, valueIn } from '../net/test-server.ts';
import { TestConsole } from './test-console.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/sentinelone');
const absent = !existsSync(folder);
const why = absent ? ' [skipped: ../shared/data/sentinelone is not here]' : '';
const never = new AbortController().signal;

function payload(file: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
}

/** A captured answer as the console would send it: some captures hold the rows without their envelope. */
function envelope(content: unknown): unknown {
  return Array.isArray(content) ? { data: content, pagination: { nextCursor: null } } : content;
}

async function agentsOf(file: string): Promise<DecodedPage<AgentRecord>> {
  await using console = await TestConsole.start((_, response) => sendJson(response, envelope(payload(file))));
  const first = await walkAgents(console.client(), {}, { signal: never }).next();
  if (first.done) throw new Error('no page');
  return valueIn(first.value);
}

async function risksOf(file: string): Promise<DecodedPage<RiskRecord>> {
  await using console = await TestConsole.start((_, response) => sendJson(response, envelope(payload(file))));
  const first = await walkRisks(console.client(), {}, { signal: never }).next();
  if (first.done) throw new Error('no page');
  return valueIn(first.value);
}

describe.skipIf(absent)(`captured payloads are read whole${why}`, () => {
  it.each([
    'cribl/agents.json',
    'swimlane/agents_page.json',
    'demisto/agents_raw_response.json',
    'misc/agents_macos_partial.json',
    'misc/agents_page_decommissioned_2020.json',
  ])('agents: %s', async (file) => {
    const page = await agentsOf(file);
    expect(page.rows).toBeGreaterThan(0);
    expect(page.records).toHaveLength(page.rows);
    expect(page.malformed).toEqual([]);
    expect(page.unreadableFields).toEqual({});
    for (const agent of page.records) {
      expect(agent.id).toMatch(/^\d{18,19}$/);
    }
  });

  it('agents keep their interfaces and what the console says of their state', async () => {
    const [agent] = (await agentsOf('swimlane/agents_page.json')).records;
    expect(agent).toMatchObject({
      id: '1550901640146865256',
      computerName: 'ubuntu',
      isActive: false,
      networkStatus: 'connected',
    });
    expect(agent?.networkInterfaces?.length).toBeGreaterThan(0);
    expect(agent?.cloudProviders).toEqual({ ESXI: {} });
  });

  it('a decommissioned agent says so', async () => {
    const page = await agentsOf('misc/agents_page_decommissioned_2020.json');
    expect(page.records.some(({ isDecommissioned }) => isDecommissioned === true)).toBe(true);
  });

  it('risks of the base licence: score as text, vendor without HTML escaping', async () => {
    const page = await risksOf('cribl/application_risks.json');
    expect(page.records).toHaveLength(page.rows);
    expect(page.unreadableFields).toEqual({});
    expect(page.records[0]).toMatchObject({
      baseScore: '8.00',
      applicationVendor: 'Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>',
    });
    expect(page.records[0]?.nvdBaseScore).toBeUndefined();
  });

  it.each(['misc/application_risk_vln_sku_page_1.json', 'misc/application_risk_vln_sku_page_2.json'])(
    'risks of Singularity Vulnerability Management: %s',
    async (file) => {
      const page = await risksOf(file);
      expect(page.records).toHaveLength(page.rows);
      expect(page.unreadableFields).toEqual({});
      expect(page.records[0]?.nvdBaseScore).toMatch(/^\d/);
      expect(page.records[0]?.riskScore).toMatch(/^\d/);
      expect(page.records[0]?.baseScore).toBeUndefined();
    },
  );

  it('sites, with their wrapper and without their enrolment secrets', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, {
        ...(payload('swimlane/sites_page.json') as object),
        pagination: { nextCursor: null },
      }),
    );
    const sites = valueIn(await console.client().sites());
    expect(sites.length).toBeGreaterThan(0);
    expect(sites[0]).toMatchObject({ id: '1286405255257023125', accountName: 'swimlane' });
    expect(JSON.stringify(sites)).not.toContain('registrationToken');
  });
});

describe.skipIf(absent)(`recorded error texts are understood${why}`, () => {
  const codes: Record<number, ConsoleErrorCode[]> = {
    400: ['request-rejected'],
    401: ['permission-missing'],
    403: ['permission-missing', 'not-available'],
    404: ['not-available'],
    429: ['rate-limited'],
    500: ['server-fault'],
    501: ['not-available'],
    502: ['server-fault'],
  };
  const recorded = absent
    ? []
    : (payload('ai-siem/live_errors.json') as { status: number | null; message: string }[]);
  const answers = recorded
    .filter(({ status }) => status !== null)
    .map(({ status, message }) => ({ status: status ?? 0, body: message.replace(/^HTTP \d+: /, '') }));

  it('each by its status, as text or in the envelope in which it came', async () => {
    let current = { status: 0, body: '' };
    await using console = await TestConsole.start((request, response) => {
      // The recording was made with a good token.
      if (request.path === '/system/info') sendJson(response, { data: { version: 'S-25.1.1' } });
      else response.writeHead(current.status).end(current.body);
    });
    const client = console.client({ retry: { attempts: 1 } });
    expect(answers.length).toBeGreaterThan(50);
    for (const answer of answers) {
      current = answer;
      const error = errorIn(await client.countAgents({}));
      expect(codes[answer.status], `${answer.status} ${answer.body}`).toContain(error.code);
      expect(error.message).not.toContain('<html');
    }
  });

  it('the cursor that a console refused', async () => {
    const { error: body } = payload('netways/testError.json') as { error: unknown };
    await using console = await TestConsole.start((_, response) => sendJson(response, body, 400));
    expect(errorIn(await console.client().countAgents({})).code).toBe('cursor-rejected');
  });
});
