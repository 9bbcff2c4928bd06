import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';

const shared = new URL('../../../../shared/data/sentinelone/', import.meta.url);
const present = existsSync(new URL('swagger/ops_subset.json', shared));
const absent = present ? '' : ' (skipped: ../shared/data/sentinelone is not here)';
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, shared), 'utf8'));

type Schema = Record<string, unknown>;
type Operation = { parameters?: { name: string }[]; responses: Record<string, { schema?: Schema }> };

/**
 * Swagger 2 as JSON Schema. The specification marks few fields as nullable while real consoles send null in most of
 * them, so null is allowed everywhere but where a field is required. It types `minimum` on ids, which are texts.
 */
function jsonSchema(schema: Schema, required: boolean): Schema {
  const { type, properties, items, additionalProperties, required: names } = schema;
  const inner = Array.isArray(names) ? names : [];
  const result: Schema = {};
  if (typeof type === 'string') result['type'] = required ? type : [type, 'null'];
  if (Array.isArray(schema['enum']))
    result['enum'] = [...new Set([...schema['enum'], ...(required ? [] : [null])])];
  if (schema['format'] === 'date-time')
    result['pattern'] = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z$';
  if (properties) {
    result['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        jsonSchema(value as Schema, inner.includes(name)),
      ]),
    );
    const nullable = Object.entries(properties).filter(
      ([, value]) => (value as Schema)['x-nullable'] === true,
    );
    const nullableNames = nullable.map(([name]) => name);
    result['required'] = inner.filter((name) => !nullableNames.includes(name));
    result['additionalProperties'] = false;
  }
  if (items) result['items'] = jsonSchema(items as Schema, true);
  if (additionalProperties) result['additionalProperties'] = jsonSchema(additionalProperties as Schema, true);
  return result;
}

function operation(path: string, method: string): Operation {
  const { paths } = read('swagger/ops_subset.json') as { paths: Record<string, Record<string, Operation>> };
  const found = paths[`/web/api/v2.1${path}`]?.[method];
  if (!found) throw new Error(`The specification has no ${method} ${path}.`);
  return found;
}

/** Keys of agents that real consoles of 2025 send and the specification of 2024 does not know. */
const newerKeys = new Set([
  'activeProtection',
  'containerizedWorkloadCounts',
  'hasContainerizedWorkload',
  'isAdConnector',
  'isHyperAutomate',
  'machineSid',
]);

/** What an answer has against it, each kind of objection once. */
function violations(path: string, status: number, body: unknown, method = 'get'): readonly string[] {
  const schema = operation(path, method).responses[String(status)]?.schema;
  if (!schema) throw new Error(`The specification has no ${status} for ${path}.`);
  const validate = new Ajv({ allErrors: true, strict: false }).compile(jsonSchema(schema, true));
  if (validate(body)) return [];
  const objections = (validate.errors ?? [])
    .filter(({ params }) => !newerKeys.has(String(params['additionalProperty'])))
    .map(({ schemaPath, message, params }) => `${schemaPath} ${message} ${JSON.stringify(params)}`);
  return [...new Set(objections)];
}

const world = () => smallWorld({ endpoints: 600, risksPerEndpoint: 5 });

describe.skipIf(!present)(`The vendor's specification${absent}`, () => {
  it.each([
    '/system/status',
    '/system/info',
    '/user',
    '/users/viewer-auth-check',
    '/users/tenant-admin-auth-check',
    '/accounts',
    '/sites',
    '/groups',
    '/agents',
    '/agents/count',
    '/application-management/risks',
  ])('describes the answer to %s', async (path) => {
    const { client, world: tenant } = await startTenant(world());
    tenant.advanceDays(5);
    const query = {
      limit: path === '/groups' ? 300 : 1000,
      isDecommissioned: 'True,False',
      includeRemovals: true,
    };
    const { status, body } = await client.get(path, query);
    expect(status).toBe(200);
    expect(violations(path, 200, body)).toEqual([]);
  });

  it('describes the answer to /users/api-token-details', async () => {
    const { client } = await startTenant(world());
    const { status, body } = await client.post('/users/api-token-details', {
      data: { apiToken: tenantToken },
    });
    expect(violations('/users/api-token-details', status, body, 'post')).toEqual([]);
  });

  it('describes risks under the Vulnerability Management SKU', async () => {
    const { client, world: tenant } = await startTenant(world(), { licence: 'vulnerability-management' });
    tenant.advanceDays(5);
    const { body } = await client.get('/application-management/risks', {
      limit: 1000,
      includeRemovals: true,
    });
    expect(violations('/application-management/risks', 200, body)).toEqual([]);
  });

  it.each([
    [400, '/agents', { limit: 5000 }],
    [400, '/groups', { limit: 301 }],
    [400, '/application-management/risks', { cursor: 'x' }],
  ])('describes the %i of %s %j', async (status, path, query) => {
    const { client } = await startTenant(world());
    const answer = await client.get(path, query);
    expect(answer.status).toBe(status);
    expect(violations(path, status, answer.body)).toEqual([]);
  });

  it.each(['/agents', '/application-management/risks', '/accounts', '/sites', '/groups'])(
    'lets %s be sorted by exactly the columns that the tenant accepts',
    async (path) => {
      const { client } = await startTenant(smallWorld({ endpoints: 10, risksPerEndpoint: 1 }));
      const parameter = operation(path, 'get').parameters?.find(({ name }) => name === 'sortBy') as {
        enum?: string[];
      };
      expect(parameter.enum?.length).toBeGreaterThan(5);
      for (const column of parameter.enum ?? []) {
        expect((await client.get(path, { sortBy: column, limit: 1 })).status, column).toBe(200);
      }
      expect((await client.get(path, { sortBy: 'nothing', limit: 1 })).status).toBe(400);
    },
  );
});

describe.skipIf(!present)(`The check against the specification${absent}`, () => {
  it('objects to a wrong type, an unknown value, an unknown key and a missing one', async () => {
    const { client } = await startTenant(world());
    const { body } = await client.get('/application-management/risks', { limit: 1 });
    const [row] = (body as { data: object[] }).data;
    const data = [
      { ...row, daysDetected: '3' },
      { ...row, status: 'Gone' },
      { ...row, colour: 'red' },
    ];
    expect(violations('/application-management/risks', 200, { data })).toHaveLength(4);
  });
});

describe.skipIf(!present)(`Real payloads${absent}`, () => {
  const keysOf = (row: unknown): string[] => Object.keys(row as object).toSorted();
  const firstOf = (body: unknown): unknown => (body as { data: unknown[] }).data[0];

  it('have the same keys as the tenant’s agents', async () => {
    const { client } = await startTenant(world());
    const [real] = read('cribl/agents.json') as unknown[];
    expect(keysOf(firstOf((await client.get('/agents')).body))).toEqual(keysOf(real));
  });

  it('have the same keys as the tenant’s risks, under the base licence', async () => {
    const { client } = await startTenant(world());
    const [real] = read('cribl/application_risks.json') as unknown[];
    expect(keysOf(firstOf((await client.get('/application-management/risks')).body))).toEqual(keysOf(real));
  });

  it('have the same keys as the tenant’s risks, under the Vulnerability Management SKU', async () => {
    const { client } = await startTenant(world(), { licence: 'vulnerability-management' });
    const real = firstOf(read('misc/application_risk_vln_sku_page_1.json'));
    expect(keysOf(firstOf((await client.get('/application-management/risks')).body))).toEqual(keysOf(real));
  });

  it('have the same keys as the tenant’s sites', async () => {
    const { client } = await startTenant(world());
    const siteOf = (body: unknown): unknown => (body as { data: { sites: unknown[] } }).data.sites[0];
    const real = siteOf(read('swimlane/sites_page.json'));
    expect(keysOf(siteOf((await client.get('/sites')).body))).toEqual(keysOf(real));
  });
});
