import fc from 'fast-check';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { findingIdentity } from '../../builders/project-contents.ts';
import { agentsPath, risksPath } from '../../builders/scanned-tenant.ts';
import { serverFault, unauthorized } from '../../tenant/answer-faults.ts';
import { halfABody, resetInBody } from '../../tenant/connection-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import {
  duplicatedRows,
  malformedRecord,
  missingRows,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../../tenant/list-faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';

/** More rows than any world of these tests has. */
const everything = 1_000_000;

/** What can go wrong with one call of a scan. */
export const faults: Record<string, { fault: Fault; path: string }> = {
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

/** One thing that happens. */
/** In place of a site: every account, site and group by its id. Their walks overlap and run side by side. */
export const everyPlace = 3;

export type Step =
  | { readonly do: 'change'; readonly what: Change; readonly pick: number }
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'scan';
      readonly full: boolean;
      readonly mode: IngestMode;
      /** One of the sites, `everyPlace`, or null for All Endpoints. */
      readonly site: number | null;
      readonly fault: string | null;
      readonly faultAt: number;
      /** What happens to the tenant while the scan reads, each at the n-th request. */
      readonly meanwhile: readonly Meanwhile[];
      readonly killAfterWrites: number | null;
      readonly acceptReview: boolean;
    };

interface Meanwhile {
  readonly at: number;
  readonly what: Change;
  readonly pick: number;
}

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
  'reissue risk',
  'move endpoint',
] as const;
type Change = (typeof changes)[number];

const meanwhile: fc.Arbitrary<Meanwhile> = fc.record({
  at: fc.integer({ min: 1, max: 24 }),
  what: fc.constantFrom(...changes),
  pick: fc.nat(),
});

export const step: fc.Arbitrary<Step> = fc.oneof(
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
      site: fc.option(fc.constantFrom(0, 1, 2, everyPlace), { freq: 3 }),
      fault: fc.option(fc.constantFrom(...Object.keys(faults)), { freq: 2 }),
      faultAt: fc.integer({ min: 1, max: 4 }),
      meanwhile: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(meanwhile, { minLength: 1, maxLength: 4 }) },
      ),
      killAfterWrites: fc.option(fc.integer({ min: 1, max: 14 }), { freq: 5 }),
      acceptReview: fc.boolean(),
    }),
  },
);

/** The world with a memory of what is in it, so that steps can pick something. */
export class History {
  readonly world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  readonly agents: string[] = [];
  readonly risks: { id: string; agentId: string }[] = [];
  /** Agents of which a delta cannot know all: they moved, or a risk of theirs has had several ids. */
  readonly unsteady = new Set<string>();
  /** Since when, in the world's time, each finding has been detected without a break. */
  readonly detectedSince = new Map<string, number>();
  #meanwhile: readonly Meanwhile[] = [];
  #requests = 0;

  constructor() {
    for (let index = 0; index < 8; index += 1) this.#enrol(index);
    for (let index = 0; index < 30; index += 1) this.#detect(index);
    this.#noteDetected();
  }

  /** Lets changes happen when their requests arrive, counted from now on. */
  letHappen(changesMeanwhile: readonly Meanwhile[]): void {
    this.#meanwhile = changesMeanwhile;
    this.#requests = 0;
  }

  /** To be called for each request, before it is answered. */
  requestArrived(): void {
    this.#requests += 1;
    for (const { at, what, pick } of this.#meanwhile) if (at === this.#requests) this.change(what, pick);
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
      'reissue risk': () => this.#reissue(pick),
      'move endpoint': () => this.#moveEndpoint(agent, pick),
    };
    carryOut[what]();
    this.#noteDetected();
  }

  #noteDetected(): void {
    const { detected } = listed(this.world, allEndpoints);
    for (const identity of this.detectedSince.keys())
      if (!detected.has(identity)) this.detectedSince.delete(identity);
    for (const identity of detected)
      if (!this.detectedSince.has(identity)) this.detectedSince.set(identity, this.world.now());
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

  /** Removes a risk and detects it once more, under another id. */
  #reissue(pick: number): void {
    const old = this.risks[pick % this.risks.length];
    const { rows } = this.world.risksAfter(
      null,
      everything,
      { includeRemovals: true },
      { descending: false },
    );
    const facts = rows.find(({ id }) => id === old?.id);
    if (!old || !facts) return;
    this.world.removeRisk(old.id);
    this.risks.push({ id: this.world.addRisk(old.agentId, { cve: facts.cve }).id, agentId: old.agentId });
    this.unsteady.add(old.agentId);
  }

  #moveEndpoint(agent: string, pick: number): void {
    const site = this.world.sites[pick % this.world.sites.length];
    const group = this.world.groups.find(({ siteId }) => siteId === site?.id);
    if (!site || !group) return;
    this.world.changeAgent(agent, { siteId: site.id, groupId: group.id });
    this.unsteady.add(agent);
  }
}

/** What the console lists in a scope: endpoints with their state, and findings by identity. */
export function listed(world: ListedWorld, scope: ScanScope) {
  const sites = scope.siteIds.length === 0 ? {} : { siteIds: new Set(scope.siteIds) };
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
