import type { Risk } from '../../main/demo/world.ts';
import { allEndpoints, type ScanScope } from '../../preload/contract/scope.ts';
import { type HostileValue, hostileValues } from '../tenant/hostile-values.ts';
import type { CursorKind } from '../tenant/listed-pages.ts';
import { listedScopes } from '../tenant/listed-rows.ts';
import { ListedWorld } from '../tenant/listed-world.ts';
import { SpoiledRecords } from '../tenant/spoiled-records.ts';
import { ConsoleMemory } from './console-memory.ts';
import { type ConsoleView, consoleView, identityOf } from './console-view.ts';
import { type Change, everyPlace, type Meanwhile } from './steps.ts';

/** More rows than any world of these tests has. */
const everything = 1_000_000;

/** By these, rows leave a list and nothing that the console says later shows it. */
const leavingNoTrace: ReadonlySet<Change> = new Set([
  'disappear',
  'move endpoint',
  'unlist endpoint',
  'list endpoint',
  'drop risk',
  'drop many',
  'drop and detect as many',
  'many disappear',
  'revoke scope',
]);

/** So many of the first rows of a list at once. */
const many = 7;

/** A tenant with a memory of what happened to it: so that steps can pick something, and rules know since when it is so. */
export class TenantHistory {
  readonly world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  readonly spoiled = new SpoiledRecords();
  /** What happened, in words. */
  readonly told: string[] = [];
  readonly memory = new ConsoleMemory();
  /** Endpoints of which deltas cannot report all: they moved, or came into the token's sight, with no change of their risks. */
  readonly undated = new Set<string>();
  /** Findings of which a risk was ever sent without its endpoint. */
  readonly unnamed = new Set<string>();
  /**
   * When rows last left a list without a trace. Behind an offset they hide as many others, and the rows that were read are
   * as many as the console counts in the end: no client can tell it from a list behind keys, from which rows left that were
   * still to come. So a scan that was under way may lack rows that it did not know before.
   */
  leftWithoutTraceAt = 0;
  readonly #agents: string[] = [];
  readonly #risks: string[] = [];
  readonly #revoked = new Set<string>();
  /** What cannot be known of risks that are sent with a hostile value. */
  readonly #hidden = new Map<string, HostileValue['hides']>();
  /** What risks are about, also of those that are gone. */
  readonly #facts = new Map<string, { readonly cve: string; readonly endpointId: string }>();
  #meanwhile: readonly Meanwhile[] = [];
  #requests = 0;

  constructor(cursors: CursorKind) {
    this.world.cursors = cursors;
    this.told.push(`The console's cursors are ${cursors}.`);
    for (let index = 0; index < 8; index += 1) this.#enrol(index);
    for (let index = 0; index < 30; index += 1) this.#detect(index);
    this.#note();
  }

  /** Lets changes happen when their requests arrive, counted from now on. */
  letHappen(meanwhile: readonly Meanwhile[]): void {
    this.#meanwhile = meanwhile;
    this.#requests = 0;
  }

  /** To be called for each request, before it is answered. */
  requestArrived(): void {
    this.#requests += 1;
    for (const { at, what, pick } of this.#meanwhile) {
      if (at === this.#requests) this.change(what, pick, `  At request ${at}: `);
    }
  }

  wait(hours: number): void {
    this.world.moveOn(hours * 3_600_000);
    this.told.push(`${hours} hours pass.`);
  }

  /** The ids of a scope, also of those that the token no longer sees. */
  scope(site: number | null): ScanScope {
    const idsOf = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id);
    const { accounts, sites, groups } = listedScopes;
    if (site === everyPlace)
      return { accountIds: idsOf(accounts), siteIds: idsOf(sites), groupIds: idsOf(groups) };
    const id = site === null ? undefined : sites[site]?.id;
    return id === undefined ? allEndpoints : { ...allEndpoints, siteIds: [id] };
  }

  view(scope: ScanScope): ConsoleView {
    return consoleView(this.world, scope);
  }

  /** What cannot be known of a risk from its record as it is sent. */
  hiddenOf(risk: Risk): HostileValue['hides'] {
    return this.#hidden.get(risk.id) ?? [];
  }

  /** Sends everything as it is, to a token that sees everything. */
  calmDown(): void {
    for (const id of this.#risks) this.#mend(id);
    for (const id of this.#agents) this.world.repeatAgent(id, null);
    for (const id of [...this.#revoked]) this.#restore(id);
    this.world.moveOn(60_000);
    this.#note();
    this.told.push('Everything is sent as it is, to a token that sees everything.');
  }

  change(what: Change, pick: number, prefix = ''): void {
    this.world.moveOn(60_000);
    this.told.push(prefix + this.#carryOut(what, pick));
    if (leavingNoTrace.has(what)) this.leftWithoutTraceAt = this.world.now();
    this.#note();
  }

  #carryOut(what: Change, pick: number): string {
    const { world } = this;
    const agent = this.#agents[pick % this.#agents.length] ?? '';
    const risk = this.#risks[pick % this.#risks.length] ?? '';
    const onAgent = (change: () => void, words: string): string => {
      change();
      return `endpoint ${agent} ${words}.`;
    };
    const onRisk = (change: () => void, words: string): string => {
      change();
      return `risk ${risk} (${this.#nameOf(risk)}) ${words}.`;
    };
    switch (what) {
      case 'enrol':
        return `endpoint ${this.#enrol(pick)} is enrolled.`;
      case 'rename':
        return onAgent(
          () => world.changeAgent(agent, { computerName: `RENAMED-${pick % 100}` }),
          `is renamed to RENAMED-${pick % 100}`,
        );
      case 'decommission':
        return onAgent(() => world.decommission(agent), 'is decommissioned');
      case 'uninstall':
        return onAgent(() => world.uninstall(agent), 'is uninstalled');
      case 'disappear':
        return onAgent(() => world.removeAgent(agent), 'disappears with its risks');
      case 'return endpoint':
        return onAgent(() => world.returnAgent(agent), 'comes back');
      case 'move endpoint':
        return onAgent(() => this.#moveEndpoint(agent, pick), `moves to site ${pick % 3}`);
      case 'repeat endpoint': {
        const apart = pick % 2 === 0 ? 1000 : -1000;
        const facts = { computerName: `REPEATED-${pick % 100}`, updatedAt: world.now() + apart };
        return onAgent(
          () => {
            world.changeAgent(agent, {});
            world.repeatAgent(agent, facts);
          },
          `is listed twice, the second time as ${facts.computerName}, ${apart > 0 ? 'newer' : 'older'}`,
        );
      }
      case 'unlist endpoint':
        return onAgent(
          () => world.setListed(agent, false),
          'is left out of the endpoint list, its risks stay',
        );
      case 'list endpoint':
        return onAgent(() => {
          world.setListed(agent, true);
          world.repeatAgent(agent, null);
        }, 'is listed, once');
      case 'rename in its risks':
        return onAgent(
          () => {
            for (const { id, endpointId } of this.#allRisks())
              if (endpointId === agent) world.changeRisk(id, { endpointName: `TOLD-${pick % 100}` });
          },
          `is named TOLD-${pick % 100} by its risks`,
        );
      case 'detect':
        return `risk ${this.#detect(pick)} is detected on ${agent}.`;
      case 'detect under another id':
        return onRisk(() => this.#detectAgain(risk), 'is detected under another id, too');
      case 'rescore':
        return onRisk(
          () => world.changeRisk(risk, { mitigationStatus: 'To be patched' }),
          'is to be patched',
        );
      case 'remove risk':
        return onRisk(() => world.removeRisk(risk), 'is removed, with a tombstone');
      case 'return risk':
        return onRisk(() => world.returnRisk(risk), 'is detected again');
      case 'drop risk':
        return onRisk(() => this.#drop(risk), 'vanishes without a trace');
      case 'reissue risk':
        return onRisk(() => {
          world.removeRisk(risk);
          this.#detectAgain(risk);
        }, 'is removed and detected under another id');
      case 'send hostile values': {
        const names = Object.keys(hostileValues);
        const name = names[pick % names.length] ?? '';
        return onRisk(() => this.#spoil(risk, name), `is sent with ${name}`);
      }
      case 'send true values':
        return onRisk(() => {
          this.#mend(risk);
          world.changeRisk(risk, {});
        }, 'is sent as it is');
      case 'send without an endpoint':
        return onRisk(() => this.#unname(risk), 'is sent without its endpoint');
      case 'remove many':
        return this.#onMany((id) => world.removeRisk(id), 'are removed, with tombstones');
      case 'drop many':
        return this.#onMany((id) => this.#drop(id), 'vanish without a trace');
      case 'drop and detect as many':
        return this.#onMany((id) => {
          const { endpointId } = this.world.risk(id);
          this.#drop(id);
          this.#added(world.addRisk(endpointId));
        }, 'vanish without a trace, and as many new ones are detected');
      case 'many disappear': {
        const leaving = this.#agents.slice(0, 1 + (pick % 4));
        for (const id of leaving) world.removeAgent(id);
        return `endpoints ${leaving.join(', ')} disappear.`;
      }
      case 'revoke scope':
        return this.#revoke(pick);
      case 'restore scope': {
        const [id] = this.#revoked;
        if (id === undefined) return 'no scope is restored.';
        this.#restore(id);
        return `scope ${id} is restored.`;
      }
    }
  }

  #onMany(change: (id: string) => void, words: string): string {
    // One is left at least, so that there is something to pick.
    const first = this.world.risksAfter(null, many, {}, { descending: false }).rows.slice(0, -1);
    for (const { id } of first) change(id);
    return `risks ${first.map(({ id }) => `${id} (${this.#nameOf(id)})`).join(', ')} ${words}.`;
  }

  /** Notes what is listed now. */
  #note(): void {
    const detected = this.#unrevoked(() => this.view(allEndpoints).detected);
    this.memory.note(this.world.now(), this.view(allEndpoints), detected.keys());
  }

  /** Reads the world as a token would that sees everything. */
  #unrevoked<Value>(read: () => Value): Value {
    for (const id of this.#revoked) this.world.restoreScope(id);
    const value = read();
    for (const id of this.#revoked) this.world.revokeScope(id);
    return value;
  }

  #allRisks(): readonly Risk[] {
    return this.#unrevoked(
      () => this.world.risksAfter(null, everything, { includeRemovals: true }, { descending: false }).rows,
    );
  }

  #nameOf(id: string): string {
    const { cve, endpointId } = this.#facts.get(id) ?? { cve: '', endpointId: '' };
    return `${cve} on ${endpointId}`;
  }

  #enrol(pick: number): string {
    const site = listedScopes.sites[pick % listedScopes.sites.length];
    const { id } = this.world.addAgent(site ? { siteId: site.id } : {});
    this.#agents.push(id);
    return id;
  }

  #detect(pick: number): string {
    const agentId = this.#agents[pick % this.#agents.length] ?? '';
    return this.#added(this.world.addRisk(agentId));
  }

  #detectAgain(risk: string): void {
    const { endpointId, cve } = this.world.risk(risk);
    this.#added(this.world.addRisk(endpointId, { cve }));
  }

  #added({ id, cve, endpointId }: Risk): string {
    this.#risks.push(id);
    this.#facts.set(id, { cve: cve.id, endpointId });
    return id;
  }

  #drop(risk: string): void {
    if (this.#risks.length < 2) return;
    this.#risks.splice(this.#risks.indexOf(risk), 1);
    this.world.dropRisk(risk);
  }

  #spoil(risk: string, name: string): void {
    const value = hostileValues[name];
    if (!value) return;
    this.world.changeRisk(risk, {});
    this.spoiled.spoil(risk, value.spoil);
    this.#hidden.set(risk, value.hides);
  }

  #unname(risk: string): void {
    this.world.changeRisk(risk, {});
    this.spoiled.spoil(risk, ({ endpointId: _, ...rest }) => rest);
    this.unnamed.add(identityOf(this.world.risk(risk)));
  }

  #mend(risk: string): void {
    this.spoiled.mend(risk);
    this.#hidden.delete(risk);
  }

  #moveEndpoint(agent: string, pick: number): void {
    const site = listedScopes.sites[pick % listedScopes.sites.length];
    const group = listedScopes.groups.find(({ siteId }) => siteId === site?.id);
    if (!site || !group) return;
    this.world.changeAgent(agent, { siteId: site.id, groupId: group.id });
    this.undated.add(agent);
  }

  #revoke(pick: number): string {
    const { accounts, sites, groups } = listedScopes;
    const scopes = [...sites, ...groups, ...accounts];
    const id = scopes[pick % scopes.length]?.id ?? '';
    if (this.#revoked.size > 0) return 'no further scope is revoked.';
    this.#revoked.add(id);
    this.world.revokeScope(id);
    return `scope ${id} is revoked.`;
  }

  #restore(id: string): void {
    const before = this.view(allEndpoints).endpoints;
    const risksBefore = this.view(allEndpoints).detected;
    this.#revoked.delete(id);
    this.world.restoreScope(id);
    const { endpoints, detected } = this.view(allEndpoints);
    for (const agent of endpoints.keys()) if (!before.has(agent)) this.undated.add(agent);
    for (const [identity, [risk]] of detected) {
      if (!risksBefore.has(identity) && risk) this.undated.add(risk.endpointId);
    }
  }
}
