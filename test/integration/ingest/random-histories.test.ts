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
import { Faults } from '../../tenant/faults.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { everyPlace, faults, History, listed, type Step, step } from './tenant-history.ts';

/**
 * Random histories of a tenant, scanned now and then with faults, kills and changes of mode and scope, and with
 * changes while the scan reads, against a model of what the project must then hold.
 */

const hour = 3_600_000;
/** Small pages, so that small worlds have many. */
const rowsOnAPage = '3';
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
    const gone = kind === 'delta' ? console.removed.has(identity) : absent;
    if (gone && !console.detected.has(identity) && state === 'active') findings.set(identity, 'mitigated');
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
  /** Scans during which, or between whose parts, the tenant changed. */
  readonly #moving = new Set<number>();

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
    const { id: lastScan } = await this.#lastScan();
    const scope = this.#scope(step.site);
    const write =
      step.killAfterWrites === null
        ? this.project.write
        : killedAfter(this.project.write, step.killAfterWrites);
    this.history.letHappen(step.meanwhile);
    const ended = await this.#scan({ full: step.full, mode: step.mode, scope, write });
    this.history.letHappen([]);
    const { id: scanId, startedAt } = await this.#lastScan();
    if (step.meanwhile.length > 0) this.#moving.add(scanId);
    const moving = this.#moving.has(scanId);
    // Rows read before a kill are as they were then; what vanished without a trace since is found by the next scan.
    const continued = ended !== null && ended.report.id <= lastScan;
    await this.#checkKept(before, moving ? startedAt : this.#now());
    if (spoiled === undefined && !continued && !moving) await this.#checkExact(before, scope, ended);
    if (ended?.report.state === 'needs-review') {
      await this.project.write.reviewScan(
        ended.report.id,
        step.acceptReview ? 'accepted' : 'rejected',
        this.#now(),
      );
      await this.#checkKept(before, moving ? startedAt : this.#now());
      const accepted = { ...ended, report: { ...ended.report, state: 'complete' as const } };
      if (step.acceptReview && !moving) await this.#checkExact(before, scope, accepted);
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
    const { id: lastScan } = await this.#lastScan();
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
    for (const [identity, state] of after.findings) {
      const [agent = ''] = identity.split(' | ');
      if (console.assets.has(agent) && !console.detected.has(identity))
        expect([identity, state]).toEqual([identity, 'mitigated']);
    }
    for (const [agent, state] of after.assets)
      if (!console.assets.has(agent)) expect(state).not.toBe('active');
    for (const identity of before.findings.keys()) expect(after.findings.has(identity)).toBe(true);
    await this.#checkHistories(after);
  }

  #now = () => this.history.world.now();

  async #lastScan(): Promise<{ id: number; startedAt: number }> {
    const newest = await this.project.read
      .selectFrom('scan')
      .select(['id', 'started_at as startedAt'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return newest ?? { id: 0, startedAt: 0 };
  }

  #scope(site: number | null): ScanScope {
    const { world } = this.history;
    const idsOf = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id);
    if (site === everyPlace) {
      return {
        accountIds: idsOf(world.accounts),
        siteIds: idsOf(world.sites),
        groupIds: idsOf(world.groups),
      };
    }
    const id = site === null ? undefined : world.sites[site]?.id;
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

  /** Nothing is lost, and nothing was resolved that the console has detected since then without a break. */
  async #checkKept(before: Contents, since: number): Promise<void> {
    const { findings } = await contents(this.project);
    for (const identity of before.findings.keys()) expect(findings.has(identity)).toBe(true);
    for (const [identity, state] of findings) {
      if (state !== 'mitigated' || before.findings.get(identity) === 'mitigated') continue;
      const detectedSince = this.history.detectedSince.get(identity) ?? Number.POSITIVE_INFINITY;
      expect([identity, detectedSince <= since]).toEqual([identity, false]);
    }
  }

  /** The project holds what the model says, but for endpoints of which a delta cannot know all. */
  async #checkExact(before: Contents, scope: ScanScope, ended: EndedScan | null): Promise<void> {
    if (ended?.report.state !== 'complete' || ended.report.quarantined > 0) return;
    const console = listed(this.history.world, scope);
    const after = await contents(this.project);
    const expected = expectedAfter(before, console, await assetsInScope(this.project, scope), ended.report);
    expect(this.#steady(after.findings)).toEqual(this.#steady(expected.findings));
    expect(this.#steady(after.assets)).toEqual(this.#steady(expected.assets));
  }

  /** Those that belong to steady endpoints, by keys that begin with the endpoint's id. */
  #steady<T>(states: ReadonlyMap<string, T>): Map<string, T> {
    return new Map([...states].filter(([key]) => !this.history.unsteady.has(key.split(' | ')[0] ?? '')));
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
      history.requestArrived();
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
