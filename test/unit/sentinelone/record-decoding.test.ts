import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { toAssets } from '../../../main/ingest/normalise-asset.ts';
import { toFindings } from '../../../main/ingest/normalise-finding.ts';
import { UnreadableFields } from '../../../main/ingest/unreadable-fields.ts';
import { SecretMask } from '../../../main/outside/secret-mask.ts';
import { type AgentRecord, agentRecords } from '../../../main/sentinelone/agent-record.ts';
import { decodeRecords as decode, type RecordKind } from '../../../main/sentinelone/record-decoding.ts';
import { elementTexts } from '../../../main/sentinelone/record-texts.ts';
import { type RiskRecord, riskRecords, unescapeApplication } from '../../../main/sentinelone/risk-record.ts';
import { rowsOf } from '../../builders/rows.ts';

/** Rows of which nobody knows how they were written. */
const decodeRecords = <S extends z.ZodType>(kind: RecordKind<S>, rows: readonly unknown[]) =>
  decode(kind, rows, () => undefined);

/** The rows of a body as it was received. */
const decodeBody = <S extends z.ZodType>(kind: RecordKind<S>, body: string) =>
  decode(kind, JSON.parse(body).data, () => elementTexts(body));

const agentId = '1550901640146865256';
const risk = { id: '1', endpointId: agentId, cveId: 'CVE-2025-11001' };

describe('decoding a page', () => {
  it('takes a record with nothing but its key', () => {
    expect(decodeRecords(agentRecords, [{ id: agentId }])).toEqual({
      records: [{ id: agentId }],
      malformed: [],
      unreadableFields: {},
      cutFields: {},
      unknownFields: [],
    });
  });

  it('reads a record with fields it does not know', () => {
    const { records, malformed } = decodeRecords(agentRecords, [{ id: agentId, newField: 1 }]);
    expect([records[0]?.id, malformed]).toEqual([agentId, []]);
  });

  it.each([
    ['endpoints', agentRecords],
    ['risks', riskRecords],
  ] as const)('%s: what is plain reads the same without its schema', (_, kind) => {
    const fields = Object.keys(kind.schema.shape);
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.string() },
      fc.constant(null),
      fc.double(),
      fc.boolean(),
      fc.jsonValue(),
      fc.array(fc.dictionary(fc.constantFrom('name', 'inet', 'key'), fc.jsonValue())),
    );
    const row = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 4 });
    fc.assert(
      fc.property(row, (odd) => {
        const whole = { id: '7', endpointId: '8', cveId: 'CVE-2026-1', ...odd };
        expect(kind.isPlain?.(whole)).toBe(kind.schema.safeParse(whole).success);
      }),
      { numRuns: 500 },
    );
  });

  it('takes null for every field but the key', () => {
    const fields = Object.keys(riskRecords.schema.shape).filter((field) => !riskRecords.keys.includes(field));
    const row = { ...risk, ...Object.fromEntries(fields.map((field) => [field, null])) };
    expect(decodeRecords(riskRecords, [row])).toMatchObject({ malformed: [], unreadableFields: {} });
  });

  it('reads booleans and numbers that came as text, and small numbers where text is due', () => {
    const row = { id: 42, firewallEnabled: 'True', infected: 'false', coreCount: '8' };
    const decoded = decodeRecords(agentRecords, [row]);
    expect(decoded.records).toEqual([{ id: '42', firewallEnabled: true, infected: false, coreCount: 8 }]);
    expect(decoded.unreadableFields).toEqual({});
  });

  it('reads a score that came as a number', () => {
    expect(decodeRecords(riskRecords, [{ ...risk, baseScore: 7.5 }]).records[0]?.baseScore).toBe('7.5');
  });

  it.each([
    ['text', ''],
    ['an object', { type: 'FP' }],
    ['a list', [1]],
    ['a number', 3],
  ])('takes markType as %s', (_, markType) => {
    const decoded = decodeRecords(riskRecords, [{ ...risk, markType }]);
    expect(decoded.records[0]?.markType).toEqual(markType);
    expect(decoded.unreadableFields).toEqual({});
  });

  it('leaves out an optional field that cannot be read, keeps the record, and counts the field', () => {
    const rows = [
      { id: 'a', computerName: { odd: true } },
      { id: 'b', computerName: [] },
      { id: 'c', computerName: 'ok' },
    ];
    const decoded = decodeRecords(agentRecords, rows);
    expect(decoded.records).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c', computerName: 'ok' }]);
    expect(decoded.unreadableFields).toEqual({ computerName: 2 });
  });

  it('loses no more of a list than the elements that cannot be read', () => {
    const networkInterfaces = [
      { name: 'eth0', inet: ['10.0.0.1', null, {}, '10.0.0.2'] },
      'odd',
      { name: 'eth1' },
    ];
    const decoded = decodeRecords(agentRecords, [{ id: agentId, networkInterfaces }]);
    expect(decoded.records[0]?.networkInterfaces).toEqual([
      { name: 'eth0', inet: ['10.0.0.1', '10.0.0.2'] },
      { name: 'eth1' },
    ]);
    expect(decoded.unreadableFields).toEqual({ 'networkInterfaces.inet': 2, networkInterfaces: 1 });
  });

  const notAnObject = { kind: 'not-an-object' };
  const withoutId = { kind: 'unreadable', fields: ['id'] };

  it.each([
    ['is not an object', 'text', notAnObject],
    ['is null', null, notAnObject],
    ['is a list', [], notAnObject],
    ['has no key', { computerName: 'x' }, withoutId],
    ['has an empty key', { id: '' }, withoutId],
    ['has an object for a key', { id: {} }, withoutId],
    ['has a number beyond 2^53 for a key, whose digits are lost', JSON.parse(`{"id":${agentId}}`), withoutId],
  ])('puts a record aside that %s, and keeps the rest', (_, row, reason) => {
    const decoded = decodeRecords(agentRecords, [{ id: 'a' }, row, { id: 'b' }]);
    expect(decoded.records.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(decoded.malformed).toHaveLength(1);
    expect(decoded.malformed[0]?.reason).toEqual(reason);
    expect(decoded.malformed[0]?.raw).toBe(JSON.stringify(row));
  });

  it('says what a record names that it puts aside', () => {
    const row = { endpointId: 7, cveId: null, applicationName: 'A &amp; B' };
    expect(decodeRecords(riskRecords, [row]).malformed[0]).toMatchObject({
      reason: { kind: 'unreadable', fields: ['cveId'] },
      agentId: '7',
      cveId: null,
      applicationName: 'A & B',
    });
  });

  it.each([
    ['blanks', '   '],
    ['characters that nobody sees', '\u200b\ufeff\u00a0'],
    ['a word for nothing', 'None'],
  ])('puts a risk aside whose endpoint is %s', (_, endpointId) => {
    const { records, malformed } = decodeRecords(riskRecords, [{ ...risk, endpointId }]);
    expect(records).toEqual([]);
    expect(malformed[0]).toMatchObject({
      reason: { kind: 'unreadable', fields: ['endpointId'] },
      agentId: null,
      cveId: 'CVE-2025-11001',
      riskId: '1',
    });
  });

  it('brings ids into their one form', () => {
    const odd = { id: '1', endpointId: ` ${agentId}\u00a0`, cveId: 'cve\u20112025\u201311001\u200b' };
    expect(decodeRecords(riskRecords, [odd]).records).toEqual([risk]);
    const agent = { id: `\ufeff${agentId}`, accountId: ' 1', siteId: '2\u200b', groupId: 'n/a' };
    expect(decodeRecords(agentRecords, [agent]).records).toEqual([
      { id: agentId, accountId: '1', siteId: '2', groupId: '' },
    ]);
  });

  it('takes an id that is a number beyond 2^53, with all of its digits, of endpoints and of risks', () => {
    const agents = decodeBody(agentRecords, `{"data":[{"id":${agentId}, "siteId":10000000000000000001}]}`);
    expect(agents).toMatchObject({ malformed: [], unreadableFields: {} });
    expect(agents.records).toEqual([{ id: agentId, siteId: '10000000000000000001' }]);
    const risks = decodeBody(
      riskRecords,
      `{"data":[{"id":9007199254740993,"endpointId":${agentId},"cveId":"cve-2025-11001","baseScore":7.50}]}`,
    );
    expect(risks.records).toEqual([{ ...risk, id: '9007199254740993', baseScore: '7.5' }]);
  });

  it('keeps a record that it puts aside as it was received, to the letter', () => {
    const odd = '{ "endpointId":null,"cveId":"CVE-1", "x":1.0,"x":12345678901234567890 ,"s":"\\u00e4\\/" }';
    const body = `\ufeff{"data":[{"endpointId":"1","cveId":"CVE-1"}, ${odd},"text",[1.0]],"pagination":{}}`;
    const { malformed } = decode(riskRecords, JSON.parse(body.slice(1)).data, () => elementTexts(body));
    expect(malformed.map(({ raw }) => raw)).toEqual([odd, '"text"', '[1.0]']);
  });

  it('takes secrets out of such a text, at any depth and however their name is written', () => {
    const odd = String.raw`{"id":null,"licens\u0065Key" : {"a":["s1"]},"sites":[{"registrationToken":"s2\"","x":1.0}]}`;
    expect(decodeBody(agentRecords, `{"data":[${odd}]}`).malformed[0]?.raw).toBe(
      String.raw`{"id":null,"licens\u0065Key" : "(taken out)","sites":[{"registrationToken":"(taken out)","x":1.0}]}`,
    );
  });

  it('says what a risk names that it puts aside', () => {
    const named = {
      id: 77,
      endpointName: 'web-1',
      cveId: ' cve-2025-1 ',
      applicationName: 'A',
      applicationVersion: '1.0',
    };
    expect(decodeRecords(riskRecords, [named]).malformed[0]).toMatchObject({
      agentId: null,
      endpointName: 'web-1',
      cveId: 'CVE-2025-1',
      applicationName: 'A',
      applicationVersion: '1.0',
      riskId: '77',
    });
    expect(decodeRecords(agentRecords, [{ computerName: 'web-2' }]).malformed[0]?.endpointName).toBe('web-2');
  });

  it('takes one text, or number, where a list of texts is due', () => {
    const row = {
      id: agentId,
      missingPermissions: 'network',
      userActionsNeeded: '',
      activeDirectory: { computerMemberOf: 'CN=Computers' },
      networkInterfaces: [{ inet: '10.0.0.5', inet6: null }],
    };
    const { records, unreadableFields } = decodeRecords(agentRecords, [row]);
    expect(records).toEqual([
      {
        id: agentId,
        missingPermissions: ['network'],
        userActionsNeeded: null,
        activeDirectory: { computerMemberOf: ['CN=Computers'] },
        networkInterfaces: [{ inet: ['10.0.0.5'], inet6: null }],
      },
    ]);
    expect(unreadableFields).toEqual({});
  });

  it.each<[string, object, Record<string, number>]>([
    ['networkInterfaces', { networkInterfaces: 'eth0' }, { networkInterfaces: 1 }],
    ['networkInterfaces', { networkInterfaces: [5, true] }, { networkInterfaces: 2 }],
    ['networkInterfaces', { networkInterfaces: 'n/a' }, {}],
    [
      'networkInterfaces',
      { networkInterfaces: [{ inet: [{}], inet6: 'None' }] },
      { 'networkInterfaces.inet': 1 },
    ],
    ['tags', { tags: { sentinelone: 'prod' } }, { 'tags.sentinelone': 1 }],
    ['missingPermissions', { missingPermissions: [{}] }, { missingPermissions: 1 }],
    ['missingPermissions', { missingPermissions: 'None' }, {}],
    ['userActionsNeeded', { userActionsNeeded: [[]] }, { userActionsNeeded: 1 }],
    ['locations', { locations: ['office'] }, { locations: 1 }],
    ['activeProtection', { activeProtection: [true] }, { activeProtection: 1 }],
    [
      'activeDirectory',
      { activeDirectory: { computerMemberOf: [{}], lastUserMemberOf: [null] } },
      { 'activeDirectory.computerMemberOf': 1, 'activeDirectory.lastUserMemberOf': 1 },
    ],
  ])('makes no empty list of %s that cannot be read: %j', (_, fields, counted) => {
    const { records, unreadableFields } = decodeRecords(agentRecords, [{ id: agentId, ...fields }]);
    expect(unreadableFields).toEqual(counted);
    const unreadable = new UnreadableFields();
    // Null keeps what is known, and an empty list would clear it.
    const { agent_id: _id, ...told } = rowsOf(toAssets(records, unreadable))[0] ?? {};
    expect(new Set(Object.values(told))).toEqual(new Set([null]));
  });

  it('names the fields that it does not know once a page, also within lists and of records that it mends', () => {
    const rows = [
      { id: 'a', epssScore: '0.9', licenseKey: 'secret' },
      { id: 'b', epssScore: '0.8', networkInterfaces: [{ name: 'eth0', vlan: 4 }] },
      { id: 3, firewallEnabled: 'true', fixedVersion: '1' },
    ];
    const names = ['epssScore', 'networkInterfaces.vlan', 'fixedVersion'];
    expect(decodeRecords(agentRecords, rows).unknownFields).toEqual(names);
    expect(decodeRecords(agentRecords, rows).unknownFields).toEqual(names);
    expect(decodeRecords(agentRecords, [{ id: 'a' }]).unknownFields).toEqual([]);
  });

  it('names no more than 50 unknown fields, and the beginnings of long names', () => {
    const odd = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${'x'.repeat(1000)}${at}`, at]));
    const named = decodeRecords(riskRecords, [{ ...risk, ...odd, other: 1 }]).unknownFields;
    expect(named.length).toBeLessThanOrEqual(50);
    expect(named.every((name) => name.length <= 100)).toBe(true);
  });

  it('keeps no more than 256 KiB of a record that it puts aside', () => {
    const raw = decodeRecords(agentRecords, [{ computerName: 'x'.repeat(400_000) }]).malformed[0]?.raw;
    expect(raw).toHaveLength(262_144);
    expect(raw).toMatch(/x … \(cut off: 400019 characters were received\)$/);
  });

  it('takes secrets out of a text of any length before it is cut, also one that the cut goes through', () => {
    const long = 'x'.repeat(262_000);
    const row = { computerName: long, passphrase: 's3cret'.repeat(100_000) };
    const raw = decodeRecords(agentRecords, [row, { passphrase: 's3cret'.repeat(400_000) }]).malformed;
    for (const one of raw) expect(one.raw).not.toContain('s3cret');
  });

  it('cuts a text that is too long, visibly, and counts it by its field', () => {
    const rows = [
      { id: 'a', computerName: 'x'.repeat(10_000_000), osName: 'y'.repeat(1024) },
      {
        id: 'b',
        computerName: 'x'.repeat(1025),
        tags: { sentinelone: [{ key: 'k', value: 'v'.repeat(70_000) }] },
      },
      { id: 'c', missingPermissions: ['p'.repeat(65_537), 'q'] },
    ];
    const { records, malformed, cutFields, unreadableFields } = decodeRecords(agentRecords, rows);
    expect([malformed, unreadableFields]).toEqual([[], {}]);
    expect(cutFields).toEqual({ computerName: 2, 'tags.sentinelone.value': 1, missingPermissions: 1 });
    expect(records[0]?.computerName).toHaveLength(1024);
    expect(records[0]?.computerName).toMatch(/x … \(cut off: 10000000 characters were received\)$/);
    expect(records[0]?.osName).toBe('y'.repeat(1024));
    expect(records[1]?.tags?.sentinelone?.[0]?.value).toHaveLength(65_536);
    expect(records[2]?.missingPermissions?.[1]).toBe('q');
  });

  it('cuts a list of more than 1,000 elements and counts it', () => {
    const row = { id: 'a', locations: Array.from({ length: 5000 }, (_, at) => ({ name: String(at) })) };
    const { records, cutFields } = decodeRecords(agentRecords, [row]);
    expect(records[0]?.locations).toHaveLength(1000);
    expect(cutFields).toEqual({ locations: 1 });
  });

  it('cuts nothing by which one thing is told from another', () => {
    const long = (end: string) => `${'7'.repeat(2000)}${end}`;
    const risks = [
      'endpointId',
      'cveId',
      'applicationName',
      'applicationVendor',
      'applicationVersion',
      'status',
    ];
    for (const field of risks) {
      const decoded = decodeRecords(riskRecords, [{ ...risk, [field]: long('a') }]);
      expect([field, decoded.records, decoded.cutFields]).toEqual([field, [], {}]);
      expect(decoded.malformed[0]?.reason).toEqual({ kind: 'unreadable', fields: [field] });
    }
    // What it names is too long to be looked for, so that it may be about anything.
    const odd = { ...risk, endpointId: long('a'), endpointName: long('b'), applicationName: long('c') };
    expect(decodeRecords(riskRecords, [odd]).malformed[0]).toMatchObject({
      agentId: null,
      endpointName: null,
      applicationName: null,
      cveId: risk.cveId,
    });
    const agent = {
      id: agentId,
      siteId: long('a'),
      groupId: long('b'),
      uuid: long('c'),
      serialNumber: long('d'),
    };
    const { records, unreadableFields } = decodeRecords(agentRecords, [agent]);
    expect(records).toEqual([{ id: agentId }]);
    expect(unreadableFields).toEqual({ siteId: 1, groupId: 1, uuid: 1, serialNumber: 1 });
    expect(decodeRecords(agentRecords, [{ id: long('a') }]).malformed).toHaveLength(1);
  });

  it('keeps the text of no more than 1,000 records of a page that it puts aside, and counts the rest', () => {
    const { malformed } = decodeRecords(
      agentRecords,
      Array.from({ length: 1500 }, () => ({ x: 1 })),
    );
    expect(malformed).toHaveLength(1500);
    expect(malformed.filter(({ raw }) => raw === '')).toHaveLength(500);
  });

  it('keeps no more than 1 MiB of the records of a page that it puts aside, and the beginnings of the others', () => {
    const rows = Array.from({ length: 100 }, () => ({ computerName: 'x'.repeat(300_000) }));
    const lengths = decodeRecords(agentRecords, rows).malformed.map(({ raw }) => raw.length);
    expect(lengths.slice(0, 4)).toEqual([262_144, 262_144, 262_144, 262_144]);
    expect(new Set(lengths.slice(4))).toEqual(new Set([1024]));
  });

  it('counts no more than 200 fields by their names, and the beginnings of long names', () => {
    const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`);
    const odd = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [`${at}${'x'.repeat(1000)}`, deep]),
    );
    const { unreadableFields } = decodeRecords(agentRecords, [{ id: 'a', computerName: 7, ...odd }]);
    expect(Object.keys(unreadableFields)).toHaveLength(201);
    expect(Object.keys(unreadableFields).every((name) => name.length <= 100)).toBe(true);
    expect(Object.values(unreadableFields).reduce((sum, count) => sum + count, 0)).toBe(1000);
  });

  it('cuts what it puts aside, and names of fields, at no half of a character', () => {
    const rows = [
      { computerName: `${'x'.repeat(262_080)}${'😀'.repeat(100)}` },
      { computerName: `x${'😀'.repeat(200_000)}` },
    ];
    for (const row of rows) {
      for (const pad of ['', 'x']) {
        const odd = { ...row, computerName: pad + row.computerName };
        const raw = decodeRecords(agentRecords, [odd]).malformed[0]?.raw;
        expect(raw?.isWellFormed()).toBe(true);
      }
    }
    const { unknownFields } = decodeRecords(riskRecords, [{ ...risk, [`${'x'.repeat(99)}😀`]: 1 }]);
    expect(unknownFields).toEqual(['x'.repeat(99)]);
  });

  it.each([
    ['a field that it does not know', agentRecords, 'unheardOf', (deep: unknown) => deep],
    ['a field that is kept whole', agentRecords, 'cloudProviders', (deep: unknown) => ({ AWS: deep })],
    ['a mark', riskRecords, 'markType', (deep: unknown) => deep],
  ] as const)('leaves out %s that is nested without end, and keeps the record', (_, kind, field, put) => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    // Another field that is not as it should be has the row looked at closely.
    const rows = [
      { ...risk, [field]: put(deep) },
      { ...risk, computerName: 7, osType: 8, [field]: put(deep) },
    ];
    const { records, malformed } = decodeRecords<typeof kind.schema>(kind, rows);
    expect([records.map(({ id }) => id), malformed]).toEqual([['1', '1'], []]);
    expect(() =>
      JSON.stringify(
        kind === agentRecords
          ? toAssets(records as AgentRecord[], new UnreadableFields())
          : toFindings(records as RiskRecord[], new UnreadableFields()),
      ),
    ).not.toThrow();
  });

  it('takes no text without end for the name of an application', () => {
    const { malformed } = decodeRecords(riskRecords, [{ ...risk, applicationName: 'A'.repeat(5000) }]);
    expect(malformed).toMatchObject([
      { reason: { kind: 'unreadable', fields: ['applicationName'] }, agentId, cveId: risk.cveId },
    ]);
  });

  it('keeps no secret of a record that it puts aside, at any depth and whatever its name is written like', () => {
    const names = [
      'passphrase',
      'uninstallPassword',
      'siteToken',
      'apiToken',
      'secretKey',
      'userData',
      'licenseKey',
    ];
    names.push(
      'api_token',
      'API-TOKEN',
      'Passwort',
      'user_data',
      'customData',
      'aws_secret_access_key',
      'pwd',
    );
    names.push(
      'connectionString',
      'private.key',
      'ＰＡＳＳＷＯＲＤ',
      'pass',
      'registrationToken',
      'proxyCredentials',
    );
    for (const name of names) {
      const row = {
        computerName: 'A',
        deep: [{ in: { [name]: 's3cret' } }, { [name]: ['s3cret', { x: 's3cret' }] }],
      };
      const raw = decodeRecords(agentRecords, [row]).malformed[0]?.raw;
      expect(raw).toBe(
        `{"computerName":"A","deep":[{"in":{"${name}":"(taken out)"}},{"${name}":"(taken out)"}]}`,
      );
    }
  });

  it('keeps no token in what it puts aside, however it is written', () => {
    const token = 'tok+en/with=every.kind-of_character+0123456789';
    const written = [token, token.toUpperCase(), btoa(btoa(token)), [...token].join(' ')];
    for (const one of written) {
      const rows = [{ computerName: one, note: one }];
      const { malformed } = decode(agentRecords, rows, () => undefined, new SecretMask([token]));
      expect(malformed[0]?.raw).not.toContain(one.slice(4, 30));
      expect(malformed[0]?.endpointName).toBeNull();
    }
  });

  it('puts aside a row that is nothing but nested', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(decodeRecords(agentRecords, [deep]).malformed).toHaveLength(1);
  });

  it('loses no row, whatever a page holds', () => {
    const key = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constant(null), fc.constant(undefined));
    const row = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          id: key,
          computerName: fc.jsonValue(),
          tags: fc.jsonValue(),
          networkInterfaces: fc.jsonValue(),
          cpuCount: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const decoded = decodeRecords(agentRecords, rows);
        expect(decoded.records.length + decoded.malformed.length).toBe(rows.length);
        for (const record of decoded.records) expect(record.id).not.toBe('');
      }),
    );
  });
});

describe('application names', () => {
  it('lose the HTML escaping of some consoles, once, and nothing else', () => {
    const record = {
      ...risk,
      application: 'a &amp;lt; b',
      applicationName: 'AT&T &copy Tool',
      applicationVendor: 'Ubuntu Developers &lt;devel@example.com&gt;',
    };
    unescapeApplication(record);
    expect(record).toMatchObject({
      application: 'a &lt; b',
      applicationName: 'AT&T &copy Tool',
      applicationVendor: 'Ubuntu Developers <devel@example.com>',
    });
  });
});
