import { expect } from 'vitest';
import type { RunningConsole } from '../../main/demo/console-server.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import type { WriterCalls } from '../../main/project/sqlite/threads/writer.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { allEndpoints } from '../../preload/contract/scope.ts';
import { openTestProject } from '../builders/open-project.ts';
import { findingIdentity } from '../builders/project-contents.ts';
import { type EndedScan, runTestScan, type TestScan } from '../builders/run-test-scan.ts';
import { smallPages } from '../builders/small-pages.ts';
import { Faults } from '../tenant/faults.ts';
import { startTenant } from '../tenant/started-tenant.ts';
import { agentOf, stateOfAgent } from './console-view.ts';
import { MassChangeRule } from './mass-change-rule.ts';
import { type ProjectView, projectView } from './project-view.ts';
import {
  completeHoldsAll,
  completeSettlesWhatIsGone,
  nothingKnownIsForgotten,
  nothingWronglyResolved,
  type ObservedScan,
  waitingHolds,
} from './rules.ts';
import { scanFaults } from './scan-faults.ts';
import type { Course, ScanStep, Step } from './steps.ts';
import { TenantHistory } from './tenant-history.ts';

/** Small pages, so that small worlds have many. */
const rowsOnAPage = 3;
const minuteMs = 60_000;

const cleanScan: ScanStep = {
  do: 'scan',
  full: true,
  mode: 'scan',
  site: null,
  fault: null,
  faultAt: 1,
  meanwhile: [],
  killAfterWrites: null,
  review: 'accept',
};

/** How scans ended, by their state: for the report of a campaign. */
export type ScanTally = (state: string) => void;

/**
 * Lets a course of events happen to a tenant and a project, and holds what the project says after every scan against the
 * rules, and against the tenant in the end.
 * @throws Error with the broken rules and the history, in words
 */
export async function runHistory(course: Course, tally: ScanTally = () => undefined): Promise<void> {
  const run = await HistoryRun.start(course, tally);
  try {
    for (const step of course.steps) await run.take(step);
    await run.settle();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n\nThe history:\n${run.history.told.join('\n')}\n`, { cause: error });
  } finally {
    await run.close();
  }
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

class HistoryRun {
  readonly history: TenantHistory;
  readonly #project: OpenSqliteProject;
  readonly #server: RunningConsole;
  readonly #faults: Faults;
  readonly #tally: ScanTally;
  readonly #massChanges = new MassChangeRule();
  /** Rows were withheld while others changed: what deltas know may lack something until the next clean full scan. */
  #doubtful = false;

  private constructor(
    history: TenantHistory,
    project: OpenSqliteProject,
    server: RunningConsole,
    faults: Faults,
    tally: ScanTally,
  ) {
    this.history = history;
    this.#project = project;
    this.#server = server;
    this.#faults = faults;
    this.#tally = tally;
  }

  static async start({ cursors }: Course, tally: ScanTally): Promise<HistoryRun> {
    const history = new TenantHistory(cursors);
    const faults = new Faults();
    const answer = smallPages(rowsOnAPage, history.spoiled.around(faults.intercept));
    const { server } = await startTenant(history.world, {
      licence: 'vulnerability-management',
      intercept: (request, own, response) => {
        history.requestArrived();
        return answer(request, own, response);
      },
    });
    return new HistoryRun(history, await openTestProject(), server, faults, tally);
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'wait') this.history.wait(step.hours);
    else if (step.do === 'change') this.history.change(step.what, step.pick);
    else await this.#scan(step);
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#project.close();
  }

  /** Clean scans of everything bring the project to where the tenant is. */
  async settle(): Promise<void> {
    this.history.calmDown();
    // The first may go on with an interrupted one; reviews of other scopes may wait; the last settles what the others did.
    let clean = 0;
    for (let turn = 0; clean < 2 && turn < 8; turn += 1) {
      const ended = await this.#scan(cleanScan);
      clean = ended?.report.state === 'complete' ? clean + 1 : 0;
      await this.#acceptAll();
    }
    if (clean < 2) hold(['Clean full scans of everything are not complete in the end.']);
    const held = await projectView(this.#project);
    this.#expectEqual(held);
    await this.#checkEvents(held);
  }

  async #acceptAll(): Promise<void> {
    const waiting = await this.#project.read
      .selectFrom('scan')
      .select('id')
      .where('review', '=', 'pending')
      .execute();
    for (const { id } of waiting) {
      await this.#project.write.reviewScan(id, 'accepted', this.history.world.now());
      this.history.told.push(`The review of scan ${id} is accepted.`);
      this.#massChanges.reviewAccepted();
    }
  }

  #expectEqual(held: ProjectView): void {
    const { endpoints, detected } = this.history.view(allEndpoints);
    const broken: string[] = [];
    for (const [agentId, agent] of endpoints) {
      const state = held.assets.get(agentId)?.state;
      if (state !== stateOfAgent(agent)) broken.push(`endpoint ${agentId} is held as ${state} in the end.`);
    }
    for (const [agentId, { state }] of held.assets)
      if (!endpoints.has(agentId) && state === 'active')
        broken.push(`endpoint ${agentId} is gone, and active in the end.`);
    for (const identity of detected.keys())
      if (!held.findings.get(identity)?.open)
        broken.push(`${identity} is detected, and not open in the end.`);
    for (const [identity, { open }] of held.findings)
      if (open && endpoints.has(agentOf(identity)) && !detected.has(identity))
        broken.push(`${identity} is gone, and open in the end.`);
    if (held.awaiting.size > 0) broken.push(`${[...held.awaiting]} await confirmation in the end.`);
    hold(broken);
  }

  async #scan(step: ScanStep): Promise<EndedScan | null> {
    const { history } = this;
    const { world } = history;
    world.moveOn(minuteMs);
    const scope = history.scope(step.site);
    const fault = step.fault === null ? undefined : scanFaults[step.fault];
    this.#faults.clear();
    if (fault) this.#faults.arm({ ...fault, on: fault.always ? 'always' : { nth: step.faultAt } });
    const before = await projectView(this.#project);
    const lastScan = await this.#lastScan();
    const startedAt = world.now();
    history.told.push(inWords(step));
    history.letHappen(step.meanwhile);
    const ended = await this.#run(step, scope);
    history.letHappen([]);
    const resumed = ended === null || ended.report.id <= lastScan;
    history.told.push(
      ended
        ? `  Scan ${ended.report.id} is ${ended.report.state}, a ${ended.report.kind}${resumed ? ', continued' : ''}; ` +
            `${ended.report.issues.map(({ code }) => code).join(', ')}.`
        : '  It was killed.',
    );
    this.#tally(ended?.report.state ?? 'killed');
    const observed: ObservedScan = {
      report: ended?.report ?? null,
      scope,
      startedAt,
      before,
      after: await projectView(this.#project),
      console: history.view(scope),
      history,
      undisturbed: !fault && step.meanwhile.length === 0 && !resumed,
    };
    const isInterrupted =
      ended === null || ended.report.state === 'failed' || ended.report.state === 'cancelled';
    if (fault?.lies && (step.meanwhile.length > 0 || resumed || isInterrupted)) this.#doubtful = true;
    if (this.#mayLackRows(observed)) this.#doubtful = true;
    // A delta that puts a record aside does not come back to it.
    if (fault && (ended?.report.quarantined ?? 0) > 0) this.#doubtful = true;
    const rules = [nothingWronglyResolved, nothingKnownIsForgotten, waitingHolds];
    if (!this.#doubtful) rules.push(completeHoldsAll, completeSettlesWhatIsGone);
    const broken = rules.flatMap((rule) => rule(observed));
    broken.push(...this.#massChanges.judge(observed), ...(await this.#unprovenMoves(observed)));
    hold(broken);
    if (observed.undisturbed && ended) this.#trustAgain(step, ended);
    if (ended?.report.state === 'needs-review' && step.review !== 'leave')
      await this.#review(ended.report.id, step.review, observed);
    return ended;
  }

  /** Whether rows left the lists without a trace between the pages of the scan, behind offsets. */
  #mayLackRows({ report, startedAt }: ObservedScan): boolean {
    const { world, leftWithoutTraceAt } = this.history;
    const begun = report ? Date.parse(report.startedAt) : startedAt;
    return world.cursors === 'offsets' && leftWithoutTraceAt > begun;
  }

  /** After a clean full scan of everything nothing can be missing that the token sees. */
  #trustAgain({ mode, site }: ScanStep, { report }: EndedScan): void {
    if (report.state !== 'complete' || report.kind !== 'full' || mode !== 'scan' || site !== null) return;
    if (report.quarantined > 0) return;
    this.#doubtful = false;
    this.history.undated.clear();
  }

  async #review(scanId: number, decision: 'accept' | 'reject', observed: ObservedScan): Promise<void> {
    const { history } = this;
    const word = decision === 'accept' ? 'accepted' : 'rejected';
    await this.#project.write.reviewScan(scanId, word, history.world.now());
    history.told.push(`  Its review is ${word}.`);
    const after = await projectView(this.#project);
    const reviewed = { ...observed, before: observed.after, after };
    const broken = [...nothingWronglyResolved(reviewed), ...nothingKnownIsForgotten(reviewed)];
    if (decision === 'accept') this.#massChanges.reviewAccepted();
    // No scan was run for it: the one that waits may be a delta.
    else broken.push(...waitingHolds({ ...reviewed, report: null }));
    hold(broken);
  }

  /** Starting points that moved though a walk of their resource is not proven. */
  async #unprovenMoves({ report, before, after }: ObservedScan): Promise<string[]> {
    const moved = [...after.watermarks].filter(([key, until]) => before.watermarks.get(key) !== until);
    if (moved.length === 0) return [];
    const unproven = await this.#project.read
      .selectFrom('walk')
      .select('resource')
      .where('scan_id', '=', report?.id ?? 0)
      .where('state', '<>', 'restarted')
      .where('complete', '=', 0)
      .execute();
    return moved
      .filter(([key]) => !report || unproven.some(({ resource }) => key.endsWith(` ${resource}`)))
      .map(([key]) => `The starting point ${key} moved, and a walk is not proven.`);
  }

  async #lastScan(): Promise<number> {
    const newest = await this.#project.read
      .selectFrom('scan')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return newest?.id ?? 0;
  }

  async #run({ full, mode, killAfterWrites }: ScanStep, scope: ScanScope): Promise<EndedScan | null> {
    const { write } = this.#project;
    const order: TestScan = {
      project: this.#project,
      server: this.#server,
      now: () => this.history.world.now(),
      full,
      mode,
      scope,
      write: killAfterWrites === null ? write : killedAfter(write, killAfterWrites),
    };
    try {
      return await runTestScan(order);
    } catch (error) {
      if (error instanceof Error && error.message === 'killed') return null;
      throw error;
    }
  }

  /** A finding's events take turns, and the last one agrees with its state. */
  async #checkEvents({ findings }: ProjectView): Promise<void> {
    const events = await this.#project.read
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
    for (const [identity, { open }] of findings)
      expect([identity, last.get(identity) ?? 'reopened']).toEqual([
        identity,
        open ? 'reopened' : 'mitigated',
      ]);
  }
}

/** @throws Error that says what broke a rule, if anything did */
function hold(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

function inWords({ full, mode, site, fault, faultAt, killAfterWrites }: ScanStep): string {
  const places = ['site 0', 'site 1', 'site 2', 'every account, site and group by its id'];
  return [
    `A ${full ? 'full scan' : 'scan'} of ${site === null ? 'All Endpoints' : places[site]}`,
    mode === 'asset-sync' ? 'assets only' : null,
    fault === null ? null : `with ${fault} (at request ${faultAt} of the list)`,
    killAfterWrites === null ? null : `killed after ${killAfterWrites} writes`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
