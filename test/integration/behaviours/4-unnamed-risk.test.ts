import { describe, expect, test } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import type { WireRecord } from '../../tenant/spoiled-records.ts';
import { codesOf, stateOf } from './known-tenant.ts';

/**
 * Two endpoints with two applications each, in which the same three CVEs are detected: all known, then all but the
 * first finding of the first endpoint vanish; that one is sent from now on as only these fields say.
 */
async function vanishedAround(...fields: readonly string[]): Promise<{
  tenant: ScannedTenant;
  gone: (endpoint: number, application: number, cve: number) => Promise<string | undefined>;
  kept: Risk;
}> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const risks = new Map<string, Risk>();
  const cves: Risk['cve'][] = [];
  for (let endpoint = 0; endpoint < 2; endpoint += 1) {
    const { id } = world.addAgent();
    for (const [application, applicationName] of ['7-Zip', 'Firefox'].entries()) {
      for (let cve = 0; cve < 3; cve += 1) {
        const known = cves[cve];
        const risk = world.addRisk(id, { applicationName, ...(known ? { cve: known } : {}) });
        cves[cve] ??= risk.cve;
        risks.set(`${endpoint} ${application} ${cve}`, risk);
      }
    }
  }
  // Enough others for that what vanishes is no mass change.
  const { id: large } = world.addAgent();
  for (let index = 0; index < 20; index += 1) world.addRisk(large);
  expect((await tenant.scan()).report.state).toBe('complete');
  const kept = risks.get('0 0 0');
  if (!kept) throw new Error('no risk');
  for (const risk of risks.values()) if (risk !== kept) world.dropRisk(risk.id);
  const onlyThese = (record: WireRecord): WireRecord =>
    Object.fromEntries(fields.map((field) => [field, record[field]]));
  tenant.spoiled.spoil(kept.id, onlyThese);
  const gone = (endpoint: number, application: number, cve: number) =>
    stateOf(tenant, risks.get(`${endpoint} ${application} ${cve}`));
  return { tenant, gone, kept };
}

const application = ['applicationName', 'applicationVendor', 'applicationVersion'] as const;

describe('behaviour 4: one bad record, a risk without an endpoint id', () => {
  test('that names CVE and application shields findings of both, and nothing else', async () => {
    const { tenant, gone, kept } = await vanishedAround('cveId', ...application, 'status');
    for (const turn of [1, 2]) {
      const { report } = await tenant.scan();
      expect([turn, report.quarantined]).toEqual([turn, 1]);
      expect(await stateOf(tenant, kept)).toBe('active');
      // The same CVE and application on the other endpoint: it may be that one.
      expect(await gone(1, 0, 0)).toBe('active');
      expect(await gone(0, 0, 1)).toBe('mitigated');
      expect(await gone(1, 1, 2)).toBe('mitigated');
      expect(await gone(1, 1, 0)).toBe('mitigated');
    }
  });

  test('that names CVE and endpoint name shields that CVE', async () => {
    const { tenant, gone, kept } = await vanishedAround('cveId', 'endpointName', 'status');
    await tenant.scan();
    expect(await stateOf(tenant, kept)).toBe('active');
    expect(await gone(0, 1, 0)).toBe('active');
    expect(await gone(0, 0, 1)).toBe('mitigated');
    expect(await gone(1, 0, 2)).toBe('mitigated');
  });

  test('that names its endpoint in another way shields that endpoint, and no other', async () => {
    const { tenant, gone, kept } = await vanishedAround('endpointName', 'status');
    tenant.world.changeAgent(kept.endpointId, { computerName: 'STRA\u00dfE-\u00c4rzte' });
    tenant.spoiled.spoil(kept.id, () => ({ endpointName: 'strasse-\u00e4RZTE ' }));
    await tenant.scan();
    expect(await gone(0, 1, 2)).toBe('active');
    expect(await gone(1, 1, 2)).toBe('mitigated');
  });

  test('that names its application only shields that application', async () => {
    const { tenant, gone, kept } = await vanishedAround(...application, 'status');
    await tenant.scan();
    expect(await stateOf(tenant, kept)).toBe('active');
    expect(await gone(1, 0, 2)).toBe('active');
    expect(await gone(1, 1, 2)).toBe('mitigated');
  });

  test('that names its application in another way shields it all the same, and nothing else', async () => {
    const { tenant, gone, kept } = await vanishedAround(...application, 'status');
    const { id } = kept;
    tenant.spoiled.spoil(id, ({ applicationName, applicationVersion }) => ({
      applicationName: `\u2068${String(applicationName).toUpperCase().replace('-', '\u2011')}\u00a0`,
      applicationVersion,
    }));
    const ended = await tenant.scan();
    expect(ended.report.state).toBe('complete');
    expect(await stateOf(tenant, kept)).toBe('active');
    expect(await gone(1, 0, 2)).toBe('active');
    expect(await gone(1, 1, 2)).toBe('mitigated');
  });

  test('that has its own id and nothing else shields the finding that is known by it, and nothing else', async () => {
    const { tenant, gone, kept } = await vanishedAround('id', 'status');
    await tenant.scan();
    expect(await stateOf(tenant, kept)).toBe('active');
    expect(await gone(0, 0, 1)).toBe('mitigated');
    expect(await gone(1, 1, 2)).toBe('mitigated');
  });

  test('that names nothing shields everything, and the scan says so and what to do about it', async () => {
    const { tenant, gone } = await vanishedAround('status');
    const ended = await tenant.scan();
    expect(ended.report.state).toBe('partial');
    expect(codesOf(ended)).toContain('quarantined-unnamed');
    expect(await gone(1, 1, 2)).toBe('active');
  });

  test('in a delta holds back no removal of another finding', async () => {
    const { tenant } = await vanishedAround('cveId', ...application, 'status');
    const { world } = tenant;
    await tenant.scan();
    world.moveOn(3_600_000);
    const [, other] = world.risksAfter(null, 3, {}, { descending: true }).rows;
    world.removeRisk(other?.id ?? '');
    await tenant.scan({ full: false });
    expect(await stateOf(tenant, other)).toBe('mitigated');
  });
});
