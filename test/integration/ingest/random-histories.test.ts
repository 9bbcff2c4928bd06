import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunningConsole } from '../../../main/demo/console-server.ts';
import type { Project } from '../../../main/project/project.ts';
import type { WriterCalls } from '../../../main/project/writer.ts';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { assetStates, findingIdentity, findingStates } from '../../builders/project-contents.ts';
import { type EndedScan, runTestScan } from '../../builders/run-test-scan.ts';
import { serverFault, unauthorized } from '../../tenant/answer-faults.ts';
import { halfABody, resetInBody } from '../../tenant/connection-faults.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import {
  duplicatedRows,
  malformedRecord,
  missingRows,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../../tenant/list-faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

/**
 * Random histories of a tenant, scanned now and then with faults, kills and changes of mode and scope, against a model
 * of what the project must then hold.
 */

const hour = 3_600_000;
/** Small pages, so that small worlds have many. */
const rowsOnAPage = '3';
const agentsPath = '/agents';
const risksPath = '/application-management/risks';

const faults: Record<string, { fault: Fault; path: string }> = {
  'server fault': { fault: serverFault(500), path: risksPath },
  'reset in the body': { fault: resetInBody, path: risksPath },
  'half a body': { fault: halfABody(false), path: agentsPath },
  'repeated cursor': { fault: repeatedCursor, path: risksPath },
  'rejected cursor': { fault: rejectedCursor, path: risksPath },
  'missing rows': { fault: missingRows(1), path: risksPath },
  'missing endpoints': { fault: missingRows(1), path: agentsPath },
  'repeated rows': { fault: duplicatedRows(2), path: risksPath },
  'half the total': { fault: wrongTotal('half'), path: risksPath },
  'malformed risk': { fault: malformedRecord('key-missing', 1), path: risksPath },
  'malformed endpoint': { fault: malformedRecord('key-a-number', 0), path: agentsPath },
  '401 of one call': { fault: unauthorized, path: risksPath },
};

type Step =
  | { readonly do: 'change'; readonly what: Change; readonly pick: number }
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'scan';
      readonly full: boolean;
      readonly mode: IngestMode;
      readonly site: number | null;
      readonly fault: string | null;
      readonly faultAt: number;
      readonly killAfterWrites: number | null;
      readonly acceptReview: boolean;
    };

const changes = [
  'enrol',
  'rename',
  'decommission',
  'uninstall',
  'disappear',
  'return endpoint',
  'detect',
  'rescore',
  'remove risk',
  'return risk',
  'drop risk',
] as const;
type Change = (typeof changes)[number];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      what: fc.constantFrom(...changes),
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      full: fc.boolean(),
      mode: fc.constantFrom<IngestMode>('scan', 'scan', 'scan', 'asset-sync'),
      site: fc.option(fc.nat(2), { freq: 3 }),
      fault: fc.option(fc.constantFrom(...Object.keys(faults)), { freq: 2 }),
      faultAt: fc.integer({ min: 1, max: 4 }),
      killAfterWrites: fc.option(fc.integer({ min: 1, max: 14 }), { freq: 5 }),
      acceptReview: fc.boolean(),
    }),
  },
);

/** The world with a memory of what is in it, so that steps can pick something. */
class History {
  readonly world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  readonly agents: string[] = [];
  readonly risks: { id: string; agentId: string }[] = [];

  constructor() {
    for (let index = 0; index < 8; index += 1) this.#enrol(index);
    for (let index = 0; index < 30; index += 1) this.#detect(index);
  }

  change(what: Change, pick: number): void {
    this.world.moveOn(60_000);
    const agent = this.agents[pick % this.agents.length] ?? '';
    const risk = this.risks[pick % this.risks.length]?.id ?? '';
    const carryOut: Record<Change, () => void> = {
      enrol: () => this.#enrol(pick),
      rename: () => this.world.changeAgent(agent, { computerName: `RENAMED-${pick % 100}` }),
      decommission: () => this.world.decommission(agent),
      uninstall: () => this.world.uninstall(agent),
      disappear: () => this.world.removeAgent(agent),
      'return endpoint': () => this.world.returnAgent(agent),
      detect: () => this.#detect(pick),
      rescore: () => this.world.changeRisk(risk, { mitigationStatus: 'To be patched' }),
      'remove risk': () => this.world.removeRisk(risk),
      'return risk': () => this.world.returnRisk(risk),
      'drop risk': () => this.#drop(pick),
    };
    carryOut[what]();
  }

  #drop(pick: number): void {
    if (this.risks.length < 2) return;
    const [dropped] = this.risks.splice(pick % this.risks.length, 1);
    if (dropped) this.world.dropRisk(dropped.id);
  }

  #enrol(pick: number): void {
    const site = this.world.sites[pick % this.world.sites.length];
    this.agents.push(this.world.addAgent(site ? { siteId: site.id } : {}).id);
  }

  #detect(pick: number): void {
    const agentId = this.agents[pick % this.agents.length] ?? '';
    this.risks.push({ id: this.world.addRisk(agentId).id, agentId });
  }
}

/** What the console lists in a scope: endpoints with their state, and findings by identity. */
function listed(world: ListedWorld, scope: ScanScope) {
  const sites = scope.siteIds.length === 0 ? {} : { siteIds: new Set(scope.siteIds) };
  const everything = Number.MAX_SAFE_INTEGER;
  const agents = world.agentsAfter(null, everything, sites, { by: 'id', descending: false }).rows;
  const risks = world.risksAfter(
    null,
    everything,
    { ...sites, includeRemovals: true },
    { descending: false },
  ).rows;
  const identity = (risk: (typeof risks)[number]) =>
    findingIdentity(
      risk.endpointId,
      risk.cve.id,
      risk.applicationVendor,
      risk.applicationName,
      risk.applicationVersion,
    );
  return {
    assets: new Map(
      agents.map((agent) => [
        agent.id,
        agent.isDecommissioned ? 'decommissioned' : agent.isUninstalled ? 'inactive' : 'active',
      ]),
    ),
    detected: new Set(risks.filter((risk) => risk.status === 'Detected').map(identity)),
    removed: new Set(risks.filter((risk) => risk.status === 'Removed').map(identity)),
  };
}

interface Contents {
  readonly assets: Map<string, string>;
  readonly findings: Map<string, 'active' | 'mitigated'>;
}

async function contents(project: Project): Promise<Contents> {
  return { assets: await assetStates(project), findings: await findingStates(project) };
}

/** Agents by the site the project knows them in: what a scoped scan may judge. */
async function assetsInScope(project: Project, scope: ScanScope): Promise<Set<string>> {
  let query = project.read.selectFrom('asset').select('agent_id').where('known_from', '=', 'endpoint');
  if (scope.siteIds.length > 0) query = query.where('site_id', 'in', scope.siteIds);
  return new Set((await query.execute()).map((row) => row.agent_id));
}

/** What the project must hold after a scan that is complete, from what it held before and what the console lists. */
function expectedAfter(
  before: Contents,
  console: ReturnType<typeof listed>,
  inScope: ReadonlySet<string>,
  { mode, kind }: EndedScan['report'],
): Contents {
  const assets = new Map([...before.assets, ...console.assets]);
  const findings = new Map(before.findings);
  if (kind === 'full') {
    for (const [agent, state] of before.assets) {
      if (inScope.has(agent) && !console.assets.has(agent) && state === 'active')
        assets.set(agent, 'inactive');
    }
  }
  if (mode === 'asset-sync') return { assets, findings };
  for (const identity of console.detected) findings.set(identity, 'active');
  for (const [identity, state] of before.findings) {
    const agent = identity.split(' | ')[0] ?? '';
    const absent = kind === 'full' && console.assets.has(agent) && inScope.has(agent);
    const gone = kind === 'delta' ? console.removed.has(identity) : absent && !console.detected.has(identity);
    if (gone && state === 'active') findings.set(identity, 'mitigated');
  }
  return { assets, findings };
}

/** A writer that is gone after so many calls, as if the process had been killed between two transactions. */
function killedAfter(write: WriterCalls, calls: number): WriterCalls {
  let made = 0;
  return new Proxy(write, {
    get(target, name, receiver) {
      if (name === 'then') return undefined;
      made += 1;
      if (made > calls) return () => Promise.reject(new Error('killed'));
      return Reflect.get(target, name, receiver);
    },
  });
}

class Bench {
  readonly history: History;
  readonly project: Project;
  readonly server: RunningConsole;
  readonly faults: Faults;

  constructor(history: History, project: Project, server: RunningConsole, faults: Faults) {
    this.history = history;
    this.project = project;
    this.server = server;
    this.faults = faults;
  }

  async run(step: Step): Promise<void> {
    if (step.do === 'wait') this.history.world.moveOn(step.hours * hour);
    else if (step.do === 'change') this.history.change(step.what, step.pick);
    else await this.#runScan(step);
  }

  async #runScan(step: Extract<Step, { do: 'scan' }>): Promise<void> {
    this.history.world.moveOn(60_000);
    this.faults.clear();
    const spoiled = step.fault === null ? undefined : faults[step.fault];
    if (spoiled) this.faults.arm({ path: spoiled.path, on: { nth: step.faultAt }, fault: spoiled.fault });
    const before = await contents(this.project);
    const lastScan = await this.#lastScan();
    const scope = this.#scope(step.site);
    const write =
      step.killAfterWrites === null
        ? this.project.write
        : killedAfter(this.project.write, step.killAfterWrites);
    const ended = await this.#scan({ full: step.full, mode: step.mode, scope, write });
    // Rows read before a kill are as they were then; what vanished without a trace since is found by the next scan.
    const continued = ended !== null && ended.report.id <= lastScan;
    await this.#check(before, scope, ended, spoiled !== undefined || continued);
    if (ended?.report.state === 'needs-review') {
      await this.project.write.reviewScan(
        ended.report.id,
        step.acceptReview ? 'accepted' : 'rejected',
        this.#now(),
      );
      if (step.acceptReview)
        await this.#check(before, scope, { ...ended, report: { ...ended.report, state: 'complete' } }, false);
    }
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.project.close();
  }

  /** A last clean scan of everything brings the project to where the tenant is. */
  async settle(): Promise<void> {
    this.history.world.moveOn(60_000);
    this.faults.clear();
    const before = await contents(this.project);
    const order = { full: true, mode: 'scan', scope: allEndpoints, write: this.project.write } as const;
    const lastScan = await this.#lastScan();
    let ended = await this.#scan(order);
    if (ended && ended.report.id <= lastScan) ended = await this.#scan(order);
    if (ended?.report.state === 'needs-review') {
      await this.project.write.reviewScan(ended.report.id, 'accepted', this.#now());
    } else {
      expect(ended?.report).toMatchObject({ state: 'complete' });
    }
    const console = listed(this.history.world, allEndpoints);
    const after = await contents(this.project);
    for (const [agent, state] of console.assets)
      expect([agent, after.assets.get(agent)]).toEqual([agent, state]);
    for (const identity of console.detected)
      expect([identity, after.findings.get(identity)]).toEqual([identity, 'active']);
    for (const [agent, state] of after.assets)
      if (!console.assets.has(agent)) expect(state).not.toBe('active');
    for (const identity of before.findings.keys()) expect(after.findings.has(identity)).toBe(true);
    await this.#checkHistories(after);
  }

  #now = () => this.history.world.now();

  async #lastScan(): Promise<number> {
    const newest = await this.project.read
      .selectFrom('scan')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return newest?.id ?? 0;
  }

  #scope(site: number | null): ScanScope {
    const id = site === null ? undefined : this.history.world.sites[site]?.id;
    return id === undefined ? allEndpoints : { ...allEndpoints, siteIds: [id] };
  }

  async #scan(order: {
    full: boolean;
    mode: IngestMode;
    scope: ScanScope;
    write: WriterCalls;
  }): Promise<EndedScan | null> {
    try {
      return await runTestScan({ project: this.project, server: this.server, now: this.#now, ...order });
    } catch (error) {
      if (error instanceof Error && error.message === 'killed') return null;
      throw error;
    }
  }

  async #check(before: Contents, scope: ScanScope, ended: EndedScan | null, inexact: boolean): Promise<void> {
    const console = listed(this.history.world, scope);
    const after = await contents(this.project);
    for (const identity of before.findings.keys()) expect(after.findings.has(identity)).toBe(true);
    for (const [identity, state] of after.findings) {
      const newlyMitigated = state === 'mitigated' && before.findings.get(identity) !== 'mitigated';
      if (newlyMitigated) expect([identity, console.detected.has(identity)]).toEqual([identity, false]);
    }
    const complete = ended?.report.state === 'complete' && ended.report.quarantined === 0;
    if (!complete || inexact) return;
    const expected = expectedAfter(before, console, await assetsInScope(this.project, scope), ended.report);
    expect(after.findings).toEqual(expected.findings);
    expect(after.assets).toEqual(expected.assets);
  }

  /** A finding's events take turns, and the last one agrees with its state. */
  async #checkHistories({ findings }: Contents): Promise<void> {
    const events = await this.project.read
      .selectFrom('finding_event')
      .innerJoin('asset', 'asset.id', 'finding_event.asset_id')
      .innerJoin('vulnerability', 'vulnerability.id', 'finding_event.vulnerability_id')
      .innerJoin('application', 'application.id', 'finding_event.application_id')
      .select(['agent_id', 'cve', 'vendor', 'name', 'version', 'event'])
      .orderBy('finding_event.id')
      .execute();
    const last = new Map<string, string>();
    for (const { agent_id, cve, vendor, name, version, event } of events) {
      const identity = findingIdentity(agent_id, cve, vendor, name, version);
      expect([identity, event]).not.toEqual([identity, last.get(identity) ?? 'reopened']);
      last.set(identity, event);
    }
    for (const [identity, state] of findings) {
      expect([identity, last.get(identity) ?? 'reopened']).toEqual([
        identity,
        state === 'mitigated' ? 'mitigated' : 'reopened',
      ]);
    }
  }
}

async function bench(): Promise<Bench> {
  const history = new History();
  const spoiling = new Faults();
  const { server } = await startTenant(history.world, {
    licence: 'vulnerability-management',
    intercept: (request, answer, response) => {
      if (request.query.get('limit') === '1000') request.query.set('limit', rowsOnAPage);
      return spoiling.intercept(request, answer, response);
    },
  });
  return new Bench(history, await openTestProject(), server, spoiling);
}

describe('random histories of a tenant', () => {
  test('leave the project as the model says after every scan, and equal to the tenant in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const one = await bench();
        try {
          for (const next of steps) await one.run(next);
          await one.settle();
        } finally {
          await one.close();
        }
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 40) },
    );
  }, 300_000);
});
