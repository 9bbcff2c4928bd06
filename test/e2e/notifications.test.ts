import { describe, expect, it } from 'vitest';
import { viewerToken } from '../../main/demo/tokens.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { forbidden } from '../tenant/answer-faults.ts';
import { Faults } from '../tenant/faults.ts';
import { smallWorld, startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { addVerifiedConnector } from './support/add-connector.ts';
import { shrinkingTenant } from './support/shrinking-tenant.ts';
import { goTo } from './support/window-screens.ts';

const skipReason = windowSkipReason();
const day = 86_400_000;

/** Scans a connector to its end; gives the scan's number. */
async function scan(desktop: RunningDesktop, connectorId: string, full = false): Promise<number> {
  const before = (await desktop.status()).lastScan?.scanId ?? 0;
  await desktop.call('scans.start', { connectorId, ruleId: null, full });
  const last = async () => {
    const { running, lastScan } = await desktop.status();
    return running.length === 0 ? (lastScan?.scanId ?? 0) : before;
  };
  await expect.poll(last).toBeGreaterThan(before);
  return last();
}

/** Clicks the notification of that title once it is there; gives the address that the window then has. */
async function clickNotification(desktop: RunningDesktop, title: string): Promise<string> {
  const titles = async () => (await desktop.app.notifications()).map((notification) => notification.title);
  await expect.poll(titles).toContain(title);
  await goTo(await desktop.app.page(), '/settings/about');
  await expect.poll(() => desktop.address()).toBe('/settings/about');
  await desktop.app.closeWindow();
  await desktop.untilShown(false);
  await desktop.app.clickNotification((await titles()).indexOf(title));
  await desktop.untilShown(true);
  await expect.poll(() => desktop.address()).not.toBe('/settings/about');
  return desktop.address();
}

describe.skipIf(skipReason !== '')(`a notification${skipReason}`, () => {
  it('of a review, a failed scan and a token that ends leads to where something can be done', async () => {
    const shrinking = await shrinkingTenant();
    const faults = new Faults();
    const failing = await startTenant(smallWorld({ base: Date.now() }), { intercept: faults.intercept });
    const grant = { ...viewerToken(tenantToken, Date.now()), expiresAt: Date.now() + 12 * day };
    const ending = await startTenant(smallWorld({ base: Date.now() }), { tokens: [grant] });

    const desktop = await RunningDesktop.start();
    const shrinkingId = await addVerifiedConnector(desktop, 'Shrinking', shrinking.server.url);
    const failingId = await addVerifiedConnector(desktop, 'Failing', failing.server.url);
    const endingId = await addVerifiedConnector(desktop, 'Ending', ending.server.url);
    await desktop.app.emit('powerMonitor:resume');

    await scan(desktop, shrinkingId);
    shrinking.shrink();
    const toReview = await scan(desktop, shrinkingId, true);
    faults.arm({ on: 'always', fault: forbidden });
    const failed = await scan(desktop, failingId);

    expect(await clickNotification(desktop, 'A scan needs review')).toBe(`/import/history/${toReview}`);
    expect(await clickNotification(desktop, 'Scan failed')).toBe(`/import/history/${failed}`);
    expect(await clickNotification(desktop, 'API token expires')).toBe(
      `/connectors?dialog=${endingId}&token=replace`,
    );
    const told = JSON.stringify(await desktop.app.notifications());
    expect(told).toContain('expires in 12 days');
    expect(told, 'names no host').not.toMatch(/host-\d/i);
  });
});
