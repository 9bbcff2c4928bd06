import type { SiteRange } from './endpoint-layout.ts';
import { dayMs } from './endpoint-lifecycle.ts';
import type { Endpoint, GeneratedAgents } from './generated-agents.ts';
import { fraction, hash, pick } from './hashing.ts';
import type { Vulnerability } from './installed-applications.ts';
import { vulnerabilitiesOf } from './installed-applications.ts';
import type { RiskFate, RiskLifecycleOptions } from './risk-lifecycle.ts';
import { fateOf, waitingPerRisk } from './risk-lifecycle.ts';
import type { RowIds } from './row-ids.ts';
import { rowIds } from './row-ids.ts';
import type { Risk } from './world.ts';

const analysts = ['m.koning', 'f.haddad', 'soc-automation'] as const;
const reasons = [
  'Planned for the next patch window',
  'Waiting for the vendor',
  'Compensating control in place',
] as const;

/** Most risks that somebody looked at are still open: 0 not mitigated, 1 to be patched, 2 on hold. */
const workStates = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2] as const;

/** One row of the console's list of risks, before the record is made of it. */
export interface RiskPlace {
  readonly place: number;
  readonly removed: boolean;
  readonly updatedAt: number;
  readonly detectedAt: number;
  readonly revision: number;
  readonly vulnerability: Vulnerability;
}

/** The risks of the generated tenant: as many places as any of them will ever take, each computed on demand. */
export class GeneratedRisks {
  /** Number of the first place of each endpoint slot, and the number of all places at the end. */
  readonly firstPlace: Uint32Array;
  readonly ids: RowIds;
  readonly #agents: GeneratedAgents;
  readonly #options: RiskLifecycleOptions;
  readonly #average: number;
  readonly #fate: RiskFate = { status: 'never', detectedOn: 0, changedOn: 0, revision: 0 };

  /** `average` is the number of risks per endpoint at the base time; over all residents it is met exactly. */
  constructor(agents: GeneratedAgents, average: number, options: RiskLifecycleOptions) {
    this.#agents = agents;
    this.#options = options;
    this.#average = average;
    this.firstPlace = new Uint32Array(agents.layout.slots + 1);
    for (const range of agents.layout.ranges) {
      for (let slot = range.start; slot < range.end; slot++) {
        const there = this.#thereAtBase(range, slot);
        this.firstPlace[slot + 1] = (this.firstPlace[slot] ?? 0) + there + this.#waiting(there);
      }
    }
    this.ids = rowIds('2187654', options.seed, this.places);
  }

  /** The number of places of all endpoints. */
  get places(): number {
    return this.firstPlace[this.#agents.layout.slots] ?? 0;
  }

  /** The endpoint slot that a place belongs to. */
  slotOf(place: number): number {
    let low = 0;
    let high = this.#agents.layout.slots;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.firstPlace[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Neighbours deviate from the average by the same amount up and down, so that the total is exact. */
  #thereAtBase(range: SiteRange, slot: number): number {
    const offset = slot - range.start;
    const pair = offset - (offset % 2);
    if (offset < range.residents && pair + 1 >= range.residents) return this.#average;
    const spread = Math.floor(
      this.#average * 0.7 * fraction(hash(this.#options.seed, range.start + pair, 200)),
    );
    return offset % 2 === 0 ? this.#average + spread : this.#average - spread;
  }

  #waiting(there: number): number {
    return this.#options.churn > 0 ? Math.round(there * waitingPerRisk) : 0;
  }

  /**
   * Calls `visit` with every row of an endpoint, removed ones included, from one place to another (both belong to
   * the range; in falling order when `from` is greater). Stops when `visit` gives false.
   */
  visit(endpoint: Endpoint, from: number, to: number, visit: (row: RiskPlace) => boolean): boolean {
    const { slot, lifecycle } = endpoint;
    const first = this.firstPlace[slot] ?? 0;
    const count = (this.firstPlace[slot + 1] ?? first) - first;
    const there = this.#thereAtBase(endpoint.range, slot);
    const { seed } = this.#options;
    const vulnerabilities = vulnerabilitiesOf(endpoint.machine.os.platform, slot, seed, count);
    const left = lifecycle.presence !== 'present';
    const arrived = lifecycle.arrivedLater && !left ? lifecycle.since : 0;
    const dayZero = this.#agents.changeTime(slot, 0);
    const fate = this.#fate;
    const step = from <= to ? 1 : -1;
    for (let place = from; step > 0 ? place <= to : place >= to; place += step) {
      const ordinal = place - first;
      const vulnerability = vulnerabilities[ordinal];
      if (!vulnerability) break;
      const { installation } = vulnerability;
      const seat = { slot, place: ordinal, installation, waiting: ordinal >= there };
      fateOf(this.#options, seat, lifecycle.day, fate);
      if (fate.status === 'never') continue;
      const changedAt = dayZero + fate.changedOn * dayMs;
      if (fate.status === 'removed' && changedAt < lifecycle.registered) continue;
      const removed = fate.status === 'removed';
      const row: RiskPlace = {
        place,
        removed: removed || left,
        updatedAt: left && !removed ? lifecycle.since : Math.max(changedAt, arrived, lifecycle.registered),
        detectedAt: Math.max(dayZero + fate.detectedOn * dayMs, lifecycle.registered),
        revision: fate.revision,
        vulnerability,
      };
      if (!visit(row)) return false;
    }
    return true;
  }

  /** The record of a row. */
  risk(endpoint: Endpoint, row: RiskPlace): Risk {
    const { vulnerability } = row;
    const { os, machineType } = endpoint.machine;
    const lastScan = this.#agents.changeTime(endpoint.slot, endpoint.lifecycle.day);
    const state =
      row.removed || row.revision === 0 ? 0 : pick(workStates, hash(row.place, row.revision, 220));
    return {
      id: this.ids.idAt(row.place),
      endpointId: endpoint.id,
      endpointName: endpoint.computerName,
      endpointType: machineType,
      osType: os.osType,
      applicationName: vulnerability.application.name,
      applicationVendor: vulnerability.application.vendor,
      applicationVersion: vulnerability.version,
      cve: vulnerability.cve,
      status: row.removed ? 'Removed' : 'Detected',
      detectedAt: Math.min(row.updatedAt, Math.max(row.detectedAt, vulnerability.cve.published)),
      updatedAt: row.updatedAt,
      lastScan: Math.max(lastScan, endpoint.lifecycle.registered),
      lastScanResult: hash(this.#options.seed, endpoint.slot, 210) % 60 === 0 ? 'Failed' : 'Succeeded',
      mitigationStatus: state === 0 ? 'Not mitigated' : state === 1 ? 'To be patched' : 'On hold',
      mitigationStatusReason: state === 2 ? pick(reasons, row.place) : null,
      mitigationStatusChangedBy: state === 0 ? null : pick(analysts, row.place),
      mitigationStatusChangedAt: state === 0 ? null : row.updatedAt,
    };
  }
}
