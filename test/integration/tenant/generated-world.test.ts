import { describe, expect, it } from 'vitest';
import { applicationsOf } from '../../../main/demo/catalogue/catalogue.ts';
import type { Agent, AgentFilter, Risk, World } from '../../../main/demo/world.ts';
import { smallWorld } from '../../tenant/started-tenant.ts';

const everyone: AgentFilter = {};
const listed: AgentFilter = { isDecommissioned: new Set([false]), isUninstalled: new Set([false]) };
const byId = { by: 'id', descending: false } as const;

const allAgents = (world: World, filter = everyone): readonly Agent[] =>
  world.agentsAfter(null, 1_000_000, filter, byId).rows;
const allRisks = (world: World): readonly Risk[] =>
  world.risksAfter(null, 1_000_000, { includeRemovals: true }, { descending: false }).rows;

describe('The generated world', () => {
  it('is the same, row for row, for the same options, whichever way its time was moved', () => {
    const one = smallWorld();
    const other = smallWorld();
    one.advanceDays(9);
    for (let day = 0; day < 9; day++) {
      other.countRisks({});
      other.advanceDays(1);
    }
    expect(allAgents(other)).toEqual(allAgents(one));
    expect(allRisks(other)).toEqual(allRisks(one));
    expect(allRisks(smallWorld({ seed: 12 }))).not.toEqual(allRisks(smallWorld({ seed: 11 })));
  });

  it.each([
    [10, 24],
    [61, 7],
    [400, 25],
    [2_000, 50],
  ])(
    'lists exactly %i endpoints with about %i risks each at its base time',
    (endpoints, risksPerEndpoint) => {
      const world = smallWorld({ endpoints, risksPerEndpoint });
      expect(world.countAgents(listed)).toBe(endpoints);
      expect(world.countRisks({})).toBe(endpoints * risksPerEndpoint);
    },
  );

  it('gives every row an id of 19 digits, growing with the position and never twice', () => {
    const world = smallWorld({ endpoints: 300 });
    for (const rows of [allAgents(world), allRisks(world)]) {
      const ids = rows.map((row) => row.id);
      expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(ids);
    }
  });

  it('names for every risk an endpoint that is there, and no CVE of an application version twice on it', () => {
    const world = smallWorld({ endpoints: 300, risksPerEndpoint: 50 });
    const agents = new Map(allAgents(world).map((agent) => [agent.id, agent]));
    const findings = new Set<string>();
    for (const risk of allRisks(world)) {
      expect(agents.get(risk.endpointId)?.computerName).toBe(risk.endpointName);
      findings.add(
        [
          risk.endpointId,
          risk.cve.id,
          risk.applicationVendor,
          risk.applicationName,
          risk.applicationVersion,
        ].join('|'),
      );
    }
    expect(findings.size).toBe(allRisks(world).length);
  });

  it('keeps every endpoint in one account, site and group that belong together', () => {
    const world = smallWorld({ endpoints: 300 });
    const siteOf = new Map(world.groups.map((group) => [group.id, group.siteId]));
    for (const agent of allAgents(world)) expect(siteOf.get(agent.groupId)).toBe(agent.siteId);
    const accountIds = world.accounts.map((account) => account.id);
    for (const site of world.sites) expect(accountIds).toContain(site.accountId);
  });

  it('tells no instant that lies in its future, on any day', () => {
    const world = smallWorld({ endpoints: 300 });
    for (const days of [0, 0.4, 3, 40]) {
      world.advanceDays(days);
      const now = world.now();
      for (const agent of allAgents(world)) {
        expect(
          Math.max(agent.createdAt, agent.updatedAt, agent.lastActiveDate, agent.lastScan),
        ).toBeLessThanOrEqual(now);
      }
      for (const risk of allRisks(world)) {
        expect(Math.max(risk.detectedAt, risk.updatedAt, risk.lastScan)).toBeLessThanOrEqual(now);
        expect(risk.detectedAt).toBeLessThanOrEqual(risk.updatedAt);
      }
    }
  });

  it('keeps its size over two months, while endpoints and risks come and go', () => {
    const world = smallWorld({ endpoints: 400, risksPerEndpoint: 25 });
    const seen = { left: 0, enrolled: 0, returned: 0, fresh: 0, removed: 0 };
    let agents = new Map(allAgents(world, listed).map((agent) => [agent.id, agent]));
    let risks = new Set(allRisks(world).flatMap((risk) => (risk.status === 'Detected' ? [risk.id] : [])));
    const known = new Set(agents.keys());
    for (let day = 1; day <= 60; day++) {
      world.advanceDays(1);
      const nextAgents = new Map(allAgents(world, listed).map((agent) => [agent.id, agent]));
      const nextRisks = new Set(
        allRisks(world).flatMap((risk) => (risk.status === 'Detected' ? [risk.id] : [])),
      );
      for (const id of agents.keys()) if (!nextAgents.has(id)) seen.left++;
      for (const id of nextAgents.keys()) {
        if (!known.has(id)) seen.enrolled++;
        else if (!agents.has(id)) seen.returned++;
        known.add(id);
      }
      for (const id of risks) if (!nextRisks.has(id)) seen.removed++;
      for (const id of nextRisks) if (!risks.has(id)) seen.fresh++;
      agents = nextAgents;
      risks = nextRisks;
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(8);
    expect(agents.size).toBeGreaterThan(380);
    expect(agents.size).toBeLessThan(450);
    expect(risks.size).toBeGreaterThan(9_000);
    expect(risks.size).toBeLessThan(12_500);
  });

  it('stands still without churn', () => {
    const world = smallWorld({ agentChurn: 0, riskChurn: 0 });
    const before = allRisks(world);
    world.advanceDays(30);
    expect(allRisks(world)).toEqual(before);
    expect(world.countAgents({ updated: { from: world.now() - 30 * 86_400_000, to: Infinity } })).toBe(0);
  });

  it('knows at least 70 products, and at least 150 vulnerabilities for each kind of machine', () => {
    const names = new Set<string>();
    for (const [platform, applications] of Object.entries(applicationsOf)) {
      let vulnerabilities = 0;
      for (const application of applications) {
        names.add(application.name);
        for (const release of application.releases) {
          expect(new Set(release.cves).size, `${application.name} ${release.version}`).toBe(
            release.cves.length,
          );
          vulnerabilities += release.cves.length;
        }
      }
      expect(vulnerabilities, platform).toBeGreaterThanOrEqual(150);
    }
    expect(names.size).toBeGreaterThanOrEqual(70);
  });

  it('invents further versions when more is asked for than the catalogue holds', () => {
    const world = smallWorld({ endpoints: 10, risksPerEndpoint: 600 });
    const risks = allRisks(world).filter((risk) => risk.status === 'Detected');
    expect(risks).toHaveLength(6_000);
    const keys = risks.map(
      (risk) => `${risk.endpointId} ${risk.cve.id} ${risk.applicationName} ${risk.applicationVersion}`,
    );
    expect(new Set(keys).size).toBe(6_000);
  });
});
