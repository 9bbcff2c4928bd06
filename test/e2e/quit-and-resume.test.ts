import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intercept } from '../../main/demo/console-server.ts';
import { openTestProject } from '../builders/open-project.ts';
import { assetStates, findingIdentity, findingStates } from '../builders/project-contents.ts';
import { risksPath } from '../builders/scanned-tenant.ts';
import { smallPages } from '../builders/small-pages.ts';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { keyringSkipReason } from '../setup/keyring.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { slow } from '../tenant/answer-faults.ts';
import { ListedWorld } from '../tenant/listed-world.ts';
import { startTenant } from '../tenant/started-tenant.ts';
import { addVerifiedConnector } from './support/add-connector.ts';
import { desktopKeyring } from './support/desktop-keyring.ts';

const skipReason = windowSkipReason();
const keyringReason = skipReason || keyringSkipReason();

/** A console that is slow over pages of ten rows, what it lists, and the pages of vulnerabilities it was asked for. */
async function slowTenant() {
  const world = new ListedWorld({ now: Date.now() });
  const findings = new Set<string>();
  const agents = Array.from({ length: 20 }, () => world.addAgent());
  for (const { id } of agents) {
    for (let count = 0; count < 12; count += 1) {
      const { cve, applicationVendor, applicationName, applicationVersion } = world.addRisk(id);
      findings.add(findingIdentity(id, cve.id, applicationVendor, applicationName, applicationVersion));
    }
  }
  const asked: (string | null)[] = [];
  const late = slow(40);
  const watched: Intercept = (request, answer, response) => {
    const { query, path } = request;
    const ofWalk = path === risksPath && query.get('limit') === '10' && !query.has('riskUpdatedDate__gte');
    if (ofWalk) asked.push(query.get('cursor'));
    return late(request, answer, response);
  };
  const { server } = await startTenant(world, { intercept: smallPages(10, watched) });
  return { server, asked, listed: { assets: new Set(agents.map(({ id }) => id)), findings } };
}

/** What the project holds, active and open. */
async function held(dataDir: string) {
  const project = await openTestProject(dataDir);
  const active = (states: ReadonlyMap<string, string>) =>
    new Set([...states].filter(([, state]) => state === 'active').map(([key]) => key));
  const all = { assets: active(await assetStates(project)), findings: active(await findingStates(project)) };
  await project.close();
  return all;
}

const ends: readonly [string, (desktop: RunningDesktop) => Promise<void>][] = [
  [
    'quit',
    async (desktop) => {
      expect(await desktop.app.quit()).toEqual({ code: 0, signal: null });
      // It gives itself two seconds and writes down when they were not enough.
      const file = join(desktop.dataDir, 'logs', 'main.log');
      expect(existsSync(file) ? readFileSync(file, 'utf8') : '').not.toContain('did not end in time');
    },
  ],
  [
    'killed',
    async (desktop) => {
      desktop.app.process.kill('SIGKILL');
      expect(await desktop.app.process.exited).toEqual({ code: null, signal: 'SIGKILL' });
      await desktop.app.close();
    },
  ],
];

describe.skipIf(keyringReason !== '')(`an application that ends while it scans${keyringReason}`, () => {
  it.each(ends)('and was %s goes on by itself with the next start, where it stopped', async (_, end) => {
    const { server, asked, listed } = await slowTenant();
    const dataDir = temporaryFolder();
    const env = await desktopKeyring('unlocked');
    const desktop = await RunningDesktop.start({ dataDir, env });
    const connectorId = await addVerifiedConnector(desktop, 'Slow', server.url, 'keychain');
    await desktop.call('scans.start', { connectorId, ruleId: null, full: false });
    await expect.poll(() => asked.length).toBeGreaterThan(8);
    await end(desktop);
    const askedBefore = asked.splice(0);
    const before = await held(dataDir);
    expect(before.findings.size).toBeGreaterThan(0);
    expect(before.findings.size).toBeLessThan(listed.findings.size);

    const next = await RunningDesktop.start({ dataDir, env });
    await expect.poll(async () => (await next.status()).lastGoodScan?.scanId).toBe(1);
    expect((await next.status()).running).toEqual([]);
    // Of a page that is asked for, the two before it may not have landed yet.
    const landed = askedBefore.slice(0, -3);
    expect(asked.filter((cursor) => landed.includes(cursor))).toEqual([]);
    await next.app.quit();
    expect(await held(dataDir)).toEqual(listed);
  });
});

describe.skipIf(skipReason !== '')(`a second start on the same data${skipReason}`, () => {
  it('shows the window of the first, and ends', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.app.page();
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    expect(await desktop.app.startAgain()).toEqual({ code: 0, signal: null });
    await desktop.untilShown(true);
    expect(await desktop.app.windows()).toHaveLength(1);
    expect((await desktop.status()).firstRun).toBe(true);
  });
});
