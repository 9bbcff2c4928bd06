import { describe, expect, it } from 'vitest';
import {
  dataStateOf,
  decidingAttempts,
  type FreshnessFacts,
  freshnessOf,
} from '../../../main/freshness/connector-freshness.ts';
import type { ConsolePlaces } from '../../../main/project/console-places.ts';
import type { ScopeScan, ScopeWatermark } from '../../../main/project/scope-records.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import type { Connector } from '../../../main/settings/settings-schema.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse('2026-11-30T12:00:00Z');
const ago = (ms: number): string => new Date(now - ms).toISOString();

const sites = (...siteIds: string[]): ScanScope => ({ ...allEndpoints, siteIds });
const account: ScanScope = { ...allEndpoints, accountIds: ['a1'] };
const group: ScanScope = { ...allEndpoints, groupIds: ['g1'] };
const berlin = sites('s1');
const chicago = sites('s2');

/** Berlin with its group is in the account, Chicago is in another. */
const places: ConsolePlaces = {
  names: { a1: 'Acme', s1: 'Berlin', s2: 'Chicago', g1: 'Servers' },
  accountsOfSite: new Map([
    ['s1', new Set(['a1'])],
    ['s2', new Set(['a2'])],
  ]),
  sitesOfGroup: new Map([['g1', new Set(['s1'])]]),
};

function connector(id: string, differs: Partial<Connector> = {}): Connector {
  return {
    id,
    name: id === 'c1' ? 'Production' : 'Subsidiary',
    description: '',
    url: 'https://example.sentinelone.net',
    createdAt: ago(90 * day),
    lastVerifiedAt: null,
    tokenExpiresAt: null,
    ...differs,
  };
}

function rule(
  scope: ScanScope,
  schedule: Schedule = { kind: 'daily', time: '06:00' },
  connectorId = 'c1',
): IngestRule {
  return {
    id: `rule-of-${JSON.stringify(scope)}`,
    connectorId,
    scope,
    schedule,
    paused: false,
    pausedBecause: null,
    nextDueAt: null,
    lastStartedAt: null,
    failures: 0,
    retryAt: null,
  };
}

let lastId = 0;

/** A scan that began so long ago and took a minute. */
function scan(scope: ScanScope, age: number, differs: Partial<ScopeScan> = {}): ScopeScan {
  lastId += 1;
  return {
    connectorId: 'c1',
    connectorName: 'Production',
    scanId: lastId,
    mode: 'scan',
    scope,
    state: 'complete',
    startedAt: now - age,
    finishedAt: now - age + 60_000,
    broughtRows: true,
    issue: null,
    ...differs,
  };
}

/** Both resources of a scope known as of so long ago, proven whole so long ago. */
function known(scope: ScanScope, coveredAge: number, reconciledAge: number | null): ScopeWatermark[] {
  return (['assets', 'findings'] as const).map((resource) => ({
    connectorId: 'c1',
    scope,
    resource,
    coveredUntil: now - coveredAge,
    reconciledAt: reconciledAge === null ? null : now - reconciledAge,
  }));
}

interface Given {
  readonly scans?: readonly ScopeScan[];
  readonly watermarks?: readonly ScopeWatermark[];
  readonly rules?: readonly IngestRule[];
  readonly connectors?: readonly Connector[];
  readonly mode?: 'scan' | 'asset-sync';
  readonly scanned?: boolean;
}

function facts({
  scans = [],
  watermarks = [],
  rules = [],
  connectors,
  mode = 'scan',
  scanned = false,
}: Given): FreshnessFacts {
  return {
    records: { scans, watermarks, places: new Map([['c1', places]]) },
    settings: { connectors: [...(connectors ?? [connector('c1')])], rules: [...rules], mode },
    isScanned: () => scanned,
    now,
    zone: 'UTC',
  };
}

function only(given: Given) {
  const [freshness] = freshnessOf(facts(given));
  if (!freshness) throw new Error('there is a connector');
  return freshness;
}

const stateOf = (given: Given, scopes: readonly ScanScope[] | null = null) =>
  dataStateOf([{ connectorId: 'c1', scopes }], facts(given));

describe('how current a connector is', () => {
  it('is not made newer by a scan of one site: the oldest scope stands for the whole', () => {
    const everything = scan(allEndpoints, 3 * day);
    const freshness = only({
      scans: [everything, scan(berlin, hour)],
      watermarks: [...known(allEndpoints, 3 * day, 3 * day), ...known(berlin, hour, hour)],
      rules: [rule(allEndpoints)],
    });
    expect(freshness).toMatchObject({
      assets: { coveredUntil: ago(3 * day), reconciledAt: ago(3 * day) },
      findings: { coveredUntil: ago(3 * day), reconciledAt: ago(3 * day) },
      lastComplete: { scanId: everything.scanId, scopeWords: 'All Endpoints' },
    });
    expect(freshness.scopes).toMatchObject([
      { scopeWords: 'All Endpoints', counts: true, assets: { coveredUntil: ago(3 * day) } },
      { scopeWords: 'site Berlin', counts: false, ruleIds: [], assets: { coveredUntil: ago(hour) } },
    ]);
  });

  it('is that of the oldest of its rules, and unknown while one of them was never scanned', () => {
    const rules = [rule(berlin), rule(chicago)];
    const scans = [scan(berlin, 5 * hour), scan(chicago, hour)];
    const watermarks = [...known(berlin, 5 * hour, day), ...known(chicago, hour, hour)];
    expect(only({ rules, scans, watermarks })).toMatchObject({
      assets: { coveredUntil: ago(5 * hour), reconciledAt: ago(day) },
      lastComplete: { scanId: scans[0]?.scanId },
    });
    expect(only({ rules, scans: scans.slice(0, 1), watermarks: known(berlin, 5 * hour, day) })).toMatchObject(
      {
        assets: null,
        findings: null,
        lastComplete: null,
      },
    );
  });

  it('counts All Endpoints once it was read, though no rule names it', () => {
    const everything = scan(allEndpoints, 9 * day);
    const { lastComplete, scopes } = only({
      rules: [rule(berlin)],
      scans: [everything, scan(berlin, hour)],
      watermarks: [...known(allEndpoints, 9 * day, 9 * day), ...known(berlin, hour, hour)],
    });
    expect(lastComplete?.scanId).toBe(everything.scanId);
    expect(scopes.map(({ counts }) => counts)).toEqual([true, true]);
  });

  it('without rules is that of what was scanned by hand; without any scan All Endpoints is to be read', () => {
    expect(only({ scans: [scan(berlin, hour)], watermarks: known(berlin, hour, hour) })).toMatchObject({
      assets: { coveredUntil: ago(hour) },
      scopes: [{ scopeWords: 'site Berlin', counts: true }],
    });
    expect(only({}).scopes).toMatchObject([{ scopeWords: 'All Endpoints', counts: true, assets: null }]);
  });

  it('does not count a scope of which an attempt brought nothing', () => {
    const failed = scan(sites('999'), hour, { state: 'failed', broughtRows: false });
    expect(only({ rules: [rule(allEndpoints)], scans: [failed] }).scopes).toHaveLength(1);
  });

  it('keeps the times of a reconciliation apart from those of deltas', () => {
    expect(
      only({ scans: [scan(allEndpoints, hour)], watermarks: known(allEndpoints, hour, null) }).assets,
    ).toEqual({
      coveredUntil: ago(hour),
      reconciledAt: null,
    });
  });
});

describe('a wider scan serves the scopes within it', () => {
  it.each<[string, ScanScope, ScanScope]>([
    ['All Endpoints a site', allEndpoints, berlin],
    ['an account its site', account, berlin],
    ['an account the group of its site', account, group],
    ['a site its group', berlin, group],
    ['several sites one of them', sites('s2', 's1'), berlin],
  ])('%s', (_, wide, narrow) => {
    const freshness = only({
      rules: [rule(narrow)],
      scans: [scan(wide, hour), scan(narrow, 5 * day)],
      watermarks: [...known(wide, hour, hour), ...known(narrow, 5 * day, 5 * day)],
    });
    expect(freshness.scopes[0]).toMatchObject({
      assets: { coveredUntil: ago(hour), reconciledAt: ago(hour) },
    });
    expect(freshness.scopes[0]?.data.state).toBe('complete');
  });

  it.each<[string, ScanScope, ScanScope]>([
    ['a site not another', berlin, chicago],
    ['a site not its account', berlin, account],
    ['an account not the site of another', account, chicago],
    ['a site not All Endpoints', berlin, allEndpoints],
    ['an account not a site that no asset tells of', account, sites('s9')],
  ])('%s', (_, scanned, asked) => {
    const freshness = only({
      rules: [rule(asked)],
      scans: [scan(scanned, hour)],
      watermarks: known(scanned, hour, hour),
    });
    expect(freshness.scopes[0]).toMatchObject({
      assets: null,
      lastComplete: null,
      data: { state: 'partial' },
    });
  });

  it('two scans of a site each are as good as one of both, as old as the older', () => {
    const freshness = only({
      rules: [rule(sites('s1', 's2'))],
      scans: [scan(berlin, hour), scan(chicago, 2 * hour)],
      watermarks: [...known(berlin, hour, hour), ...known(chicago, 2 * hour, 2 * hour)],
    });
    expect(freshness.scopes[0]).toMatchObject({
      assets: { coveredUntil: ago(2 * hour) },
      data: { state: 'complete' },
    });
  });

  it('a rule is the same scope as its scans, in whatever order its sites were chosen', () => {
    const { scopes } = only({ rules: [rule(sites('s2', 's1'))], scans: [scan(sites('s1', 's2'), hour)] });
    expect(scopes).toHaveLength(1);
  });
});

describe('the state of the data', () => {
  it('is complete while the last full or delta scan of each scope is complete and not too old', () => {
    expect(stateOf({ rules: [rule(allEndpoints)], scans: [scan(allEndpoints, 47 * hour)] })).toEqual({
      state: 'complete',
      gaps: [],
    });
  });

  it.each<[string, Schedule, number, 'complete' | 'partial']>([
    ['two days, where the rule runs hourly', { kind: 'every', minutes: 60 }, 48 * hour, 'complete'],
    [
      'more than two days, where the rule runs hourly',
      { kind: 'every', minutes: 60 },
      48 * hour + 1,
      'partial',
    ],
    [
      'two weeks, where the rule runs weekly',
      { kind: 'weekly', days: ['mon'], time: '06:00' },
      14 * day,
      'complete',
    ],
    ['more than that', { kind: 'weekly', days: ['mon'], time: '06:00' }, 14 * day + 1, 'partial'],
    [
      'six days, where a cron rule leaves out weekends',
      { kind: 'cron', expression: '0 6 * * 1-5' },
      6 * day,
      'complete',
    ],
    ['more than those', { kind: 'cron', expression: '0 6 * * 1-5' }, 6 * day + 1, 'partial'],
    ['more than two days, where the rule runs by hand', { kind: 'manual' }, 48 * hour + 1, 'partial'],
  ])('allows an age of %s', (_, schedule, age, state) => {
    expect(stateOf({ rules: [rule(allEndpoints, schedule)], scans: [scan(allEndpoints, age)] }).state).toBe(
      state,
    );
  });

  it('goes by the rule that reads a scope most often, and by two days where none does', () => {
    const weekly: Schedule = { kind: 'weekly', days: ['mon'], time: '06:00' };
    const rules = [rule(allEndpoints, weekly), rule(berlin)];
    const scans = [scan(allEndpoints, 5 * day)];
    expect(stateOf({ rules, scans }).gaps).toMatchObject([
      { scope: berlin, reason: 'too-old', limitHours: 48, scanId: scans[0]?.scanId, at: ago(5 * day) },
    ]);
    expect(stateOf({ rules: [], scans }, [chicago]).gaps).toMatchObject([
      { scope: chicago, reason: 'too-old' },
    ]);
  });

  it.each([
    ['partial', 'partly-complete', 'is only partly complete.'],
    ['needs-review', 'awaits-review', 'is waiting for review.'],
  ] as const)(
    'is partial after a scan that is %s, though one before was complete',
    (state, reason, words) => {
      const last = scan(berlin, hour, { state });
      const { gaps, ...judged } = stateOf({ rules: [rule(berlin)], scans: [scan(berlin, 2 * hour), last] });
      expect(judged.state).toBe('partial');
      expect(gaps).toEqual([
        {
          connectorId: 'c1',
          scope: berlin,
          resources: ['assets', 'findings'],
          reason,
          scanId: last.scanId,
          at: ago(hour),
          limitHours: 48,
          text: `The last scan of site Berlin of "Production", scan ${last.scanId}, ${words}`,
        },
      ]);
    },
  );

  it.each(['failed', 'cancelled', 'running'] as const)(
    'is not changed by a scan that is %s while what was read before is not too old',
    (state) => {
      const scans = [scan(allEndpoints, 2 * hour), scan(allEndpoints, hour, { state })];
      expect(stateOf({ scans }).state).toBe('complete');
    },
  );

  it('is partial where nothing was ever read completely', () => {
    const { gaps } = stateOf({ rules: [rule(berlin)], scans: [scan(berlin, hour, { state: 'failed' })] });
    expect(gaps).toMatchObject([
      {
        reason: 'never-complete',
        scanId: null,
        at: null,
        text: 'There is no complete scan of site Berlin of "Production" yet.',
      },
    ]);
  });

  it('judges assets and findings apart, and in Asset Sync Mode assets alone', () => {
    const scans = [scan(allEndpoints, 5 * day), scan(allEndpoints, hour, { mode: 'asset-sync' })];
    expect(stateOf({ scans }).gaps).toMatchObject([
      {
        resources: ['findings'],
        reason: 'too-old',
        text: `The last complete scan of the findings in All Endpoints of "Production", scan ${scans[0]?.scanId}, is more than 2 days old.`,
      },
    ]);
    expect(stateOf({ scans, mode: 'asset-sync' }).state).toBe('complete');
  });

  it('does not know the age of a scan that is dated in the future', () => {
    expect(stateOf({ scans: [scan(allEndpoints, -day)] }).gaps).toMatchObject([{ reason: 'dated-ahead' }]);
    // A clock that was set right by a minute is none.
    expect(stateOf({ scans: [scan(allEndpoints, -60_000)] }).state).toBe('complete');
  });

  it('is asked of the connectors and scopes inside a filter alone', () => {
    const given = facts({
      connectors: [connector('c1'), connector('c2')],
      scans: [scan(berlin, hour), scan(chicago, 9 * day), scan(allEndpoints, 9 * day, { connectorId: 'c2' })],
      rules: [rule(berlin), rule(chicago)],
    });
    expect(dataStateOf([{ connectorId: 'c1', scopes: [berlin] }], given).state).toBe('complete');
    // One dead connector, and one dead scope, make nothing partial but their own.
    expect(dataStateOf([{ connectorId: 'c1', scopes: null }], given).gaps).toMatchObject([
      { connectorId: 'c1', scope: chicago },
    ]);
    const both = [
      { connectorId: 'c1', scopes: [berlin] },
      { connectorId: 'c2', scopes: null },
    ];
    expect(dataStateOf(both, given).gaps).toMatchObject([{ connectorId: 'c2', scope: allEndpoints }]);
    expect(dataStateOf([], given)).toEqual({ state: 'complete', gaps: [] });
  });

  it('judges a removed connector by the scans it left', () => {
    const left = scan(allEndpoints, 9 * day, { connectorId: 'gone', connectorName: 'Old console' });
    const given = facts({ scans: [scan(allEndpoints, hour), left] });
    expect(dataStateOf([{ connectorId: 'gone', scopes: null }], given).gaps).toMatchObject([
      { text: expect.stringContaining('"Old console"') },
    ]);
    expect(freshnessOf(given)).toMatchObject([
      { connectorId: 'c1', removed: false },
      { connectorId: 'gone', connectorName: 'Old console', removed: true },
    ]);
  });
});

describe('the last attempt', () => {
  const refused = { code: 'token-rejected', message: 'The console refused the token.' };

  it('is told with its state, scope and reason, of the connector and of each scope', () => {
    const failed = scan(berlin, hour, { state: 'failed', issue: refused });
    const good = scan(chicago, 60_000 * 10);
    const freshness = only({ rules: [rule(berlin), rule(chicago)], scans: [failed, good] });
    expect(freshness.lastAttempt).toMatchObject({ scanId: good.scanId, state: 'complete', issue: null });
    expect(freshness.scopes[0]?.lastAttempt).toEqual({
      scanId: failed.scanId,
      scope: berlin,
      scopeWords: 'site Berlin',
      state: 'failed',
      at: ago(hour - 60_000),
      issue: refused,
    });
    // A good scan of one site does not hide that another cannot be read.
    expect(decidingAttempts(freshness).map(({ state }) => state)).toEqual(['complete', 'failed']);
  });

  it('at a scope that does not count is forgotten once anything else was tried', () => {
    const wrong = scan(sites('999'), 2 * hour, { state: 'failed', broughtRows: false });
    const rules = [rule(allEndpoints)];
    expect(decidingAttempts(only({ rules, scans: [wrong] })).map(({ state }) => state)).toEqual(['failed']);
    const scans = [wrong, scan(allEndpoints, hour)];
    expect(decidingAttempts(only({ rules, scans })).map(({ state }) => state)).toEqual(['complete']);
  });

  it('may have had no record: its words are then those of the code', () => {
    const failedStart = { at: ago(hour), scope: berlin, code: 'token-missing' };
    const connectors = [connector('c1', { failedStart })];
    expect(only({ connectors, scans: [scan(berlin, 2 * hour)] }).lastAttempt).toMatchObject({
      scanId: null,
      state: 'failed',
      scopeWords: 'site Berlin',
      at: ago(hour),
      issue: { code: 'token-missing', message: expect.stringMatching(/\w+\./) },
    });
    expect(only({ connectors, scans: [scan(berlin, 60_000 * 5)] }).lastAttempt?.state).toBe('complete');
  });

  it('is interrupted where its process is gone, and none as long as it runs', () => {
    const scans = [scan(allEndpoints, hour, { state: 'running', finishedAt: null })];
    expect(only({ scans }).lastAttempt?.state).toBe('interrupted');
    expect(only({ scans, scanned: true }).lastAttempt).toBeNull();
  });
});
