import { dayMs } from './endpoint-lifecycle.ts';
import type { Endpoint } from './generated-agents.ts';
import { GeneratedAgents } from './generated-agents.ts';
import type { RiskPlace } from './generated-risks.ts';
import { GeneratedRisks } from './generated-risks.ts';
import { accounts, groups, sites } from './organisation.ts';
import { exactInstant } from './timestamps.ts';
import type {
  Agent,
  AgentFilter,
  AgentOrder,
  InstantRange,
  Page,
  Position,
  Risk,
  RiskFilter,
  RiskOrder,
  World,
} from './world.ts';

/** What the generated tenant is like. The same options give the same tenant, row for row. */
export interface GeneratedWorldOptions {
  readonly seed: number;
  /** Endpoints that the console lists at the base time: exactly as many. */
  readonly endpoints: number;
  /** Average at the base time; with an even number of endpoints per site the total is exact. */
  readonly risksPerEndpoint: number;
  /** The instant of day 0, milliseconds since 1970. */
  readonly base: number;
  /** Part of the endpoints whose record changes in a day; 0 makes them stand still. Default 0.02. */
  readonly agentChurn?: number;
  /** Part of the risks that come, go or change in a day; 0 makes them stand still. Default 0.01. */
  readonly riskChurn?: number;
}

const maxCachedCounts = 64;

/**
 * A company's tenant in which every row is a pure function of seed, position and time. Memory does not depend on
 * the number of rows, apart from a few bytes per endpoint.
 */
export class GeneratedWorld implements World {
  readonly accounts = accounts;
  readonly sites = sites;
  readonly groups = groups;
  readonly #agents: GeneratedAgents;
  readonly #risks: GeneratedRisks;
  readonly #base: number;
  #now: number;
  readonly #counts = new Map<string, number>();
  #byUpdate: { readonly slots: Uint32Array; readonly updatedAt: Float64Array } | null = null;

  constructor(options: GeneratedWorldOptions) {
    const { seed, base, agentChurn = 0.02, riskChurn = 0.01 } = options;
    this.#base = base;
    this.#now = base;
    this.#agents = new GeneratedAgents(options.endpoints, { seed, base, churn: agentChurn });
    this.#risks = new GeneratedRisks(this.#agents, options.risksPerEndpoint, { seed, churn: riskChurn });
  }

  now(): number {
    return this.#now;
  }

  /** Whole days since the base time. */
  get day(): number {
    return Math.floor((this.#now - this.#base) / dayMs);
  }

  /** Moves the world on to an instant. It never goes back: an earlier instant changes nothing. */
  advanceTo(instant: number): void {
    if (instant <= this.#now) return;
    this.#now = instant;
    this.#counts.clear();
    this.#byUpdate = null;
  }

  /** Moves the world on by this many days. */
  advanceDays(days: number): void {
    this.advanceTo(this.#now + Math.round(days * dayMs));
  }

  agentsAfter(after: Position | null, limit: number, filter: AgentFilter, order: AgentOrder): Page<Agent> {
    const rows: Agent[] = [];
    let last: Position | null = null;
    let more = false;
    const visit = (endpoint: Endpoint): boolean => {
      if (!this.#matches(endpoint, filter)) return true;
      if (rows.length === limit) {
        more = true;
        return false;
      }
      rows.push(this.#agents.agent(endpoint, this.#now));
      last = order.by === 'id' ? String(endpoint.slot) : `${endpoint.updatedAt}:${endpoint.slot}`;
      return true;
    };
    if (order.by === 'updatedAt') this.#visitByUpdate(after, order.descending, visit);
    else this.#visitBySlot(after === null ? null : Number(after), filter, order.descending, visit);
    return { rows, next: more ? last : null };
  }

  countAgents(filter: AgentFilter): number {
    return this.#counted(`agents ${keyOf(filter)}`, () => {
      let count = 0;
      this.#visitBySlot(null, filter, false, (endpoint) => {
        if (this.#matches(endpoint, filter)) count++;
        return true;
      });
      return count;
    });
  }

  risksAfter(after: Position | null, limit: number, filter: RiskFilter, order: RiskOrder): Page<Risk> {
    const rows: Risk[] = [];
    let last: Position | null = null;
    let more = false;
    this.#visitRisks(after === null ? null : Number(after), filter, order.descending, (endpoint, row) => {
      if (rows.length === limit) {
        more = true;
        return false;
      }
      rows.push(this.#risks.risk(endpoint, row));
      last = String(row.place);
      return true;
    });
    return { rows, next: more ? last : null };
  }

  countRisks(filter: RiskFilter): number {
    return this.#counted(`risks ${keyOf(filter)}`, () => {
      let count = 0;
      this.#visitRisks(null, filter, false, () => {
        count++;
        return true;
      });
      return count;
    });
  }

  #counted(key: string, count: () => number): number {
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    if (this.#counts.size >= maxCachedCounts) this.#counts.clear();
    const counted = count();
    this.#counts.set(key, counted);
    return counted;
  }

  /** Visits the endpoints of the wanted sites in the order of their ids, behind a slot. */
  #visitBySlot(
    after: number | null,
    filter: { readonly siteIds?: ReadonlySet<string>; readonly ids?: ReadonlySet<string> },
    descending: boolean,
    visit: (endpoint: Endpoint) => boolean,
  ): boolean {
    const visitSlot = (slot: number): boolean => {
      const endpoint = this.#agents.endpoint(slot, this.#now);
      return endpoint === null || visit(endpoint);
    };
    const isAfter = (slot: number): boolean => after === null || (descending ? slot < after : slot > after);
    if (filter.ids) {
      const slots = [...filter.ids].map((id) => this.#agents.ids.indexOf(id)).filter((slot) => slot !== null);
      slots.sort((a, b) => (descending ? b - a : a - b));
      return slots.filter(isAfter).every(visitSlot);
    }
    const ranges = this.#agents.layout.ranges.filter(
      (range) => filter.siteIds?.has(range.plan.site.id) ?? true,
    );
    for (const range of descending ? ranges.reverse() : ranges) {
      if (descending) {
        const from = after === null ? range.end - 1 : Math.min(range.end - 1, after - 1);
        for (let slot = from; slot >= range.start; slot--) if (!visitSlot(slot)) return false;
      } else {
        const from = after === null ? range.start : Math.max(range.start, after + 1);
        for (let slot = from; slot < range.end; slot++) if (!visitSlot(slot)) return false;
      }
    }
    return true;
  }

  /** Visits all endpoints in the order of their last change, equal ones by id, behind a position. */
  #visitByUpdate(after: Position | null, descending: boolean, visit: (endpoint: Endpoint) => boolean): void {
    this.#byUpdate ??= this.#sortByUpdate();
    const { slots, updatedAt } = this.#byUpdate;
    const [afterTime = 0, afterSlot = 0] = after === null ? [] : after.split(':').map(Number);
    for (let n = 0; n < slots.length; n++) {
      const index = descending ? slots.length - 1 - n : n;
      const slot = slots[index] ?? 0;
      const time = updatedAt[slot] ?? 0;
      if (after !== null) {
        const distance = time - afterTime || slot - afterSlot;
        if (descending ? distance >= 0 : distance <= 0) continue;
      }
      const endpoint = this.#agents.endpoint(slot, this.#now);
      if (endpoint && !visit(endpoint)) return;
    }
  }

  #sortByUpdate(): { slots: Uint32Array; updatedAt: Float64Array } {
    const updatedAt = new Float64Array(this.#agents.layout.slots);
    const slots = new Uint32Array(updatedAt.length);
    for (let slot = 0; slot < slots.length; slot++) {
      slots[slot] = slot;
      updatedAt[slot] = this.#agents.endpoint(slot, this.#now)?.updatedAt ?? 0;
    }
    slots.sort((a, b) => (updatedAt[a] ?? 0) - (updatedAt[b] ?? 0) || a - b);
    return { slots, updatedAt };
  }

  #matches(endpoint: Endpoint, filter: AgentFilter): boolean {
    const { machine, lifecycle } = endpoint;
    if (filter.siteIds && !filter.siteIds.has(endpoint.range.plan.site.id)) return false;
    if (filter.groupIds && !filter.groupIds.has(endpoint.groupId)) return false;
    if (filter.isDecommissioned && !filter.isDecommissioned.has(lifecycle.presence === 'decommissioned'))
      return false;
    if (filter.isUninstalled && !filter.isUninstalled.has(lifecycle.presence === 'uninstalled')) return false;
    if (filter.updated && !isWithin(endpoint.updatedAt, filter.updated)) return false;
    if (filter.osTypes && !filter.osTypes.has(machine.os.osType)) return false;
    if (filter.machineTypes && !filter.machineTypes.has(machine.machineType)) return false;
    if (filter.infected !== undefined && filter.infected !== endpoint.infected) return false;
    if (filter.isActive !== undefined && filter.isActive !== endpoint.isActive) return false;
    const name = endpoint.computerName.toLowerCase();
    return filter.nameContains?.some((part) => name.includes(part)) ?? true;
  }

  /** Visits the risks that match, in the order of their ids, behind a place. */
  #visitRisks(
    after: number | null,
    filter: RiskFilter,
    descending: boolean,
    visit: (endpoint: Endpoint, row: RiskPlace) => boolean,
  ): void {
    const start = after === null ? null : this.#risks.slotOf(after) + (descending ? 1 : -1);
    this.#visitBySlot(start, filter, descending, (endpoint) => {
      const { slot, machine, lifecycle } = endpoint;
      if (lifecycle.presence !== 'present' && !filter.includeRemovals) return true;
      if (filter.groupIds && !filter.groupIds.has(endpoint.groupId)) return true;
      if (filter.osTypes && !filter.osTypes.has(machine.os.osType)) return true;
      const first = this.#risks.firstPlace[slot] ?? 0;
      const end = this.#risks.firstPlace[slot + 1] ?? first;
      const [from, to] = descending
        ? [after === null ? end - 1 : Math.min(end - 1, after - 1), first]
        : [after === null ? first : Math.max(first, after + 1), end - 1];
      if (descending ? from < to : from > to) return true;
      return this.#risks.visit(
        endpoint,
        from,
        to,
        (row) => !matchesRisk(row, filter) || visit(endpoint, row),
      );
    });
  }
}

function matchesRisk(row: RiskPlace, filter: RiskFilter): boolean {
  if (row.removed && !filter.includeRemovals) return false;
  if (filter.updated && !isWithin(row.updatedAt, filter.updated)) return false;
  const { cve } = row.vulnerability;
  if (filter.severities && !filter.severities.has(cve.severity)) return false;
  return filter.cveContains?.some((part) => cve.id.includes(part)) ?? true;
}

/** Whether an instant of the world lies in a range of exact instants. */
function isWithin(ms: number, range: InstantRange): boolean {
  const exact = exactInstant(ms);
  return exact >= range.from && exact <= range.to;
}

/** The same text for the same filter, sets included. */
function keyOf(filter: AgentFilter | RiskFilter): string {
  return JSON.stringify(filter, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value));
}
