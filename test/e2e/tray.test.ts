import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { unauthorized } from '../tenant/answer-faults.ts';
import { Faults } from '../tenant/faults.ts';
import { smallWorld, startTenant } from '../tenant/started-tenant.ts';
import { Gate } from './support/gate.ts';
import { goTo } from './support/window-screens.ts';

const skipReason = windowSkipReason();
const states = ['idle', 'running', 'attention', 'paused'] as const;

/** What the tray's picture says. */
async function pictured(desktop: RunningDesktop): Promise<string | undefined> {
  const image = (await desktop.app.tray())?.image;
  return states.find((state) => image === pictureOf(state));
}

function pictureOf(state: string): string {
  const file = new URL(`../../main/shell/icons/tray-${state}-22.png`, import.meta.url);
  return readFileSync(file).toString('base64');
}

async function tooltip(desktop: RunningDesktop): Promise<string> {
  return (await desktop.app.tray())?.tooltip ?? '';
}

async function trayItem(desktop: RunningDesktop, words: RegExp): Promise<string> {
  await expect.poll(async () => (await desktop.trayLabels()).join('\n')).toMatch(words);
  return (await desktop.trayLabels()).find((label) => words.test(label)) ?? '';
}

describe.skipIf(skipReason !== '')(`the tray${skipReason}`, () => {
  it('tells how the application stands, and does what it offers', async () => {
    const faults = new Faults();
    const { server } = await startTenant(smallWorld(), { intercept: faults.intercept });
    const desktop = await RunningDesktop.start();
    const page = await desktop.app.page();
    await trayItem(desktop, /^Set up a connector$/m);
    await desktop.addConnector(server.url);
    await trayItem(desktop, /^Sync now$/m);
    expect(await pictured(desktop)).toBe('idle');
    await expect.poll(() => tooltip(desktop)).toContain('No scan is scheduled');

    const gate = new Gate();
    const held = faults.arm({ on: 'always', fault: gate.fault });
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(() => pictured(desktop)).toBe('running');
    await expect.poll(() => tooltip(desktop)).toMatch(/^Production: /m);
    await desktop.app.pressTray([await trayItem(desktop, /^Production: /m)]);
    await expect.poll(() => desktop.address()).toMatch(/^\/import\/history/);
    await expect(desktop.app.pressTray(['Scan running'])).rejects.toThrow();
    held.disarm();
    gate.open();
    await expect.poll(() => pictured(desktop)).toBe('idle');
    await expect.poll(() => tooltip(desktop)).toMatch(/^Last scan: Production, All Endpoints, \d\d:\d\d: /m);

    faults.arm({ on: 'always', fault: unauthorized });
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(() => pictured(desktop)).toBe('attention');
    await expect
      .poll(() => tooltip(desktop))
      .toContain('The console does not accept the API token of "Production".');
    await goTo(page, '/assets');
    await desktop.app.pressTray([
      await trayItem(desktop, /^⚠ The console does not accept the API token of "Production"/m),
    ]);
    await expect.poll(() => desktop.address()).toMatch(/^\/connectors\?dialog=\w+&token=replace$/);
    faults.clear();
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(() => pictured(desktop)).toBe('idle');

    await desktop.app.pressTray(['Pause schedule']);
    await expect.poll(() => pictured(desktop)).toBe('paused');
    await expect.poll(() => tooltip(desktop)).toContain('Schedule paused');
    expect((await desktop.status()).schedulePaused).toBe(true);
    await desktop.app.pressTray(['Resume schedule']);
    await expect.poll(() => pictured(desktop)).toBe('idle');

    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    await desktop.app.pressTray(['Open SentinelOne Connector']);
    await desktop.untilShown(true);
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    await desktop.app.pressTray(['Settings…']);
    await desktop.untilShown(true);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

    const { lastScan } = await desktop.status();
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    await desktop.app.pressTray([await trayItem(desktop, /^Last scan: /m)]);
    await desktop.untilShown(true);
    await page.getByRole('heading', { level: 1, name: `Scan ${lastScan?.scanId}` }).waitFor();

    await desktop.app.pressTray(['Quit']);
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });
});
