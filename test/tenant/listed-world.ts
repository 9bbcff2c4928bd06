import { exactInstant } from '../../main/demo/timestamps.ts';
import type {
  Account,
  Agent,
  AgentFilter,
  AgentOrder,
  Group,
  InstantRange,
  Page,
  Position,
  Risk,
  RiskFilter,
  RiskOrder,
  Site,
  World,
} from '../../main/demo/world.ts';
import { type CursorKind, pageBehind } from './listed-pages.ts';
import { listedAgent, listedRisk, listedScopes } from './listed-rows.ts';

interface Endpoint {
  agent: Agent;
  /** Out of the console's sight altogether. */
  gone: boolean;
  /** Left out of the endpoint list while its risks are listed. */
  unlisted: boolean;
  /** When it last left (decommissioned, uninstalled) or came back; its risks count as changed then. */
  movedAt: number;
}

/** Where a listed world begins. */
export interface ListedWorldOptions {
  readonly now: number;
  readonly accounts?: readonly Account[];
  readonly sites?: readonly Site[];
  readonly groups?: readonly Group[];
}

/**
 * A world written by hand, row by row, for tests that need to know everything about it. It keeps the rules of the
 * generated one: risks of an endpoint that was decommissioned or uninstalled are listed as removed (only with
 * `includeRemovals`, changed at that moment), those of an endpoint that is gone are not listed at all, and those of
 * one that came back count as changed when it did. A scope that is revoked and restored changes no record.
 */
export class ListedWorld implements World {
  /** How its lists go on from page to page; a walk must not outlive a change of it. */
  cursors: CursorKind = 'keys';
  readonly #scopes: Required<Pick<ListedWorldOptions, 'accounts' | 'sites' | 'groups'>>;
  /** Accounts, sites and groups that the token no longer sees. */
  readonly #revoked = new Set<string>();
  readonly #endpoints = new Map<string, Endpoint>();
  /** Second rows of endpoints, by their id. */
  readonly #repeats = new Map<string, Agent>();
  readonly #risks = new Map<string, Risk>();
  #added = 0;
  #now: number;

  constructor(options: ListedWorldOptions) {
    this.#now = options.now;
    const { accounts, sites, groups } = options;
    this.#scopes = {
      accounts: accounts ?? listedScopes.accounts,
      sites: sites ?? listedScopes.sites,
      groups: groups ?? listedScopes.groups,
    };
  }

  /** The accounts, sites and groups that the token sees. */
  get accounts(): readonly Account[] {
    return this.#scopes.accounts.filter(({ id }) => !this.#revoked.has(id));
  }

  get sites(): readonly Site[] {
    const hidden = this.#revoked;
    return this.#scopes.sites.filter(({ id, accountId }) => !hidden.has(id) && !hidden.has(accountId));
  }

  get groups(): readonly Group[] {
    const sites = new Set(this.sites.map(({ id }) => id));
    return this.#scopes.groups.filter(({ id, siteId }) => !this.#revoked.has(id) && sites.has(siteId));
  }

  now(): number {
    return this.#now;
  }

  /** Moves time on by this many milliseconds. */
  moveOn(ms: number): void {
    this.#now += ms;
  }

  /** Enrols an endpoint; what is not given is made up. Gives the endpoint. */
  addAgent(facts: Partial<Agent> = {}): Agent {
    const agent = listedAgent(++this.#added, this.#now, this.groups, facts);
    this.#endpoints.set(agent.id, { agent, gone: false, unlisted: false, movedAt: 0 });
    return agent;
  }

  /** Takes an account, site or group out of the token's sight with all that is in it; no record changes. */
  revokeScope(id: string): void {
    this.#revoked.add(id);
  }

  /** Lets the token see a revoked account, site or group again, as it is now. */
  restoreScope(id: string): void {
    this.#revoked.delete(id);
  }

  /** Leaves an endpoint out of the endpoint list, or lists it again; its risks are listed either way. */
  setListed(id: string, listed: boolean): void {
    this.#endpoint(id).unlisted = !listed;
  }

  /** Lists and counts an endpoint twice: once more at the end of the list, with these differences. Null ends it. */
  repeatAgent(id: string, facts: Partial<Agent> | null): void {
    if (facts === null) this.#repeats.delete(id);
    else this.#repeats.set(id, { ...this.#endpoint(id).agent, ...facts });
  }

  /** Changes an endpoint's record now. */
  changeAgent(id: string, facts: Partial<Agent>): void {
    const endpoint = this.#endpoint(id);
    endpoint.agent = { ...endpoint.agent, ...facts, updatedAt: this.#now };
  }

  decommission(id: string): void {
    this.#move(id, { isDecommissioned: true, isActive: false });
  }

  uninstall(id: string): void {
    this.#move(id, { isUninstalled: true, isActive: false });
  }

  /** Takes an endpoint and its risks out of sight without a trace. */
  removeAgent(id: string): void {
    this.#endpoint(id).gone = true;
  }

  /** Brings an endpoint back, from wherever it was. */
  returnAgent(id: string): void {
    this.#endpoint(id).gone = false;
    this.#move(id, {
      isDecommissioned: false,
      isUninstalled: false,
      isActive: true,
      lastActiveDate: this.#now,
    });
  }

  /** Detects a risk on an endpoint now; what is not given is made up. Gives the risk. */
  addRisk(endpointId: string, facts: Partial<Risk> = {}): Risk {
    const risk = listedRisk(++this.#added, this.#now, this.#endpoint(endpointId).agent, facts);
    this.#risks.set(risk.id, risk);
    return risk;
  }

  /** A risk's record, wherever its endpoint is. */
  risk(id: string): Risk {
    return this.#risk(id);
  }

  /** Changes a risk's record now. */
  changeRisk(id: string, facts: Partial<Risk>): void {
    this.#risks.set(id, { ...this.#risk(id), ...facts, updatedAt: this.#now });
  }

  /** Marks a risk as removed (patched): listed with `includeRemovals` from now on. */
  removeRisk(id: string): void {
    this.changeRisk(id, { status: 'Removed' });
  }

  /** Detects a removed risk again, under the same id. */
  returnRisk(id: string): void {
    this.changeRisk(id, { status: 'Detected', detectedAt: this.#now });
  }

  /** Takes a risk out of sight without a trace. */
  dropRisk(id: string): void {
    this.#risks.delete(id);
  }

  agentsAfter(after: Position | null, limit: number, filter: AgentFilter, order: AgentOrder): Page<Agent> {
    const idOf = (agent: Agent): string =>
      // A digit more than any other id: behind them all.
      this.#repeats.get(agent.id) === agent ? `9${agent.id}` : agent.id;
    const keyOf = (agent: Agent): string =>
      order.by === 'id'
        ? idOf(agent)
        : `${String(agent.updatedAt).padStart(16, '0')}:${idOf(agent).padStart(20, '0')}`;
    const { cursors } = this;
    return pageBehind(this.#agents(filter), keyOf, after, limit, { cursors, descending: order.descending });
  }

  countAgents(filter: AgentFilter): number {
    return this.#agents(filter).length;
  }

  risksAfter(after: Position | null, limit: number, filter: RiskFilter, order: RiskOrder): Page<Risk> {
    const { cursors } = this;
    return pageBehind(this.#listedRisks(filter), (risk) => risk.id, after, limit, {
      cursors,
      descending: order.descending,
    });
  }

  countRisks(filter: RiskFilter): number {
    return this.#listedRisks(filter).length;
  }

  #endpoint(id: string): Endpoint {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint) throw new RangeError(`There is no endpoint ${id}.`);
    return endpoint;
  }

  #risk(id: string): Risk {
    const risk = this.#risks.get(id);
    if (!risk) throw new RangeError(`There is no risk ${id}.`);
    return risk;
  }

  #move(id: string, facts: Partial<Agent>): void {
    this.changeAgent(id, facts);
    this.#endpoint(id).movedAt = this.#now;
  }

  #isInSight({ agent, gone }: Endpoint): boolean {
    if (gone || this.#revoked.size === 0) return !gone;
    const { siteId, groupId } = agent;
    return !this.#revoked.has(groupId) && this.sites.some(({ id }) => id === siteId);
  }

  #agents(filter: AgentFilter): Agent[] {
    const inSight = [...this.#endpoints.values()]
      .filter((endpoint) => !endpoint.unlisted && this.#isInSight(endpoint))
      .flatMap(({ agent }) => [agent, this.#repeats.get(agent.id) ?? []].flat());
    return inSight.filter(
      (agent) =>
        allows(filter.siteIds, agent.siteId) &&
        allows(filter.groupIds, agent.groupId) &&
        allows(filter.ids, agent.id) &&
        allows(filter.isDecommissioned, agent.isDecommissioned) &&
        allows(filter.isUninstalled, agent.isUninstalled) &&
        allows(filter.osTypes, agent.osType) &&
        allows(filter.machineTypes, agent.machineType) &&
        isWithin(agent.updatedAt, filter.updated) &&
        (filter.infected ?? agent.infected) === agent.infected &&
        (filter.isActive ?? agent.isActive) === agent.isActive &&
        (filter.nameContains?.some((part) => agent.computerName.toLowerCase().includes(part)) ?? true),
    );
  }

  #listedRisks(filter: RiskFilter): Risk[] {
    const listed: Risk[] = [];
    for (const risk of this.#risks.values()) {
      const endpoint = this.#endpoints.get(risk.endpointId);
      if (!endpoint || !this.#isInSight(endpoint)) continue;
      const { agent, movedAt } = endpoint;
      const left = agent.isDecommissioned || agent.isUninstalled;
      const row: Risk = {
        ...risk,
        status: left ? 'Removed' : risk.status,
        updatedAt: left && risk.status === 'Removed' ? risk.updatedAt : Math.max(risk.updatedAt, movedAt),
      };
      const matches =
        (row.status === 'Detected' || filter.includeRemovals === true) &&
        allows(filter.siteIds, agent.siteId) &&
        allows(filter.groupIds, agent.groupId) &&
        allows(filter.osTypes, row.osType) &&
        allows(filter.severities, row.cve.severity) &&
        isWithin(row.updatedAt, filter.updated) &&
        (filter.cveContains?.some((part) => row.cve.id.includes(part)) ?? true);
      if (matches) listed.push(row);
    }
    return listed;
  }
}

function allows<T>(wanted: ReadonlySet<T> | undefined, value: T): boolean {
  return wanted?.has(value) ?? true;
}

function isWithin(ms: number, range: InstantRange | undefined): boolean {
  if (!range) return true;
  const exact = exactInstant(ms);
  return exact >= range.from && exact <= range.to;
}
