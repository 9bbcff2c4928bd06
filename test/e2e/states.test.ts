import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { unauthorized } from '../tenant/answer-faults.ts';
import { Faults } from '../tenant/faults.ts';
import { smallWorld, startTenant } from '../tenant/started-tenant.ts';
import { Gate } from './support/gate.ts';
import { whileMainIsHeld } from './support/held-main.ts';
import { press, type } from './support/keyboard.ts';
import { expectGoodLook } from './support/look.ts';
import { shrinkingTenant } from './support/shrinking-tenant.ts';
import { goTo, openScreen, windowScreens } from './support/window-screens.ts';

const skipReason = windowSkipReason();

/** The screens that show what is in the project. */
const ofProject = windowScreens.filter(({ address }) => /^\/(overview|assets|vuln|import)/.test(address));

/** The screens that have something to show once there is data. */
const withoutData = windowScreens.filter(
  ({ address, name }) => /^\/(assets|vuln|import|connectors)/.test(address) && name !== 'scan',
);

async function start(dataDir?: string): Promise<{ desktop: RunningDesktop; page: Page }> {
  const viewport = { width: 1280, height: 800 };
  const desktop = await RunningDesktop.start({
    viewport,
    colorScheme: 'light',
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const page = await desktop.app.page();
  return { desktop, page };
}

/** Looks at what is on show in both themes. */
async function lookAt(desktop: RunningDesktop, page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desktop.app.setColorScheme(theme);
    await expectGoodLook(page, name, theme);
  }
  await desktop.app.setColorScheme('light');
}

describe.skipIf(skipReason !== '')(`a window${skipReason}`, () => {
  it('with nothing in it yet says on every screen what would be there, and leads on', async () => {
    const { desktop, page } = await start();
    await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
    await lookAt(desktop, page, 'welcome-first-run');
    const main = page.getByRole('main');
    const wayOn = /^(Setup SentinelOne Connector|Connect a console|Import via Connector)$/;
    for (const screen of withoutData) {
      await openScreen(page, screen);
      await main
        .getByRole('button', { name: wayOn })
        .or(main.getByRole('link', { name: wayOn }))
        .first()
        .waitFor();
      await lookAt(desktop, page, `${screen.name}-empty`);
    }
    await desktop.addConnector('http://127.0.0.1:9');
    for (const screen of ofProject.filter(({ name }) => name !== 'scan')) {
      await openScreen(page, screen);
      await expectGoodLook(page, `${screen.name}-before-first-scan`, 'light');
    }
  });

  it('that sets up a connector shows what is checked, and what is wrong', async () => {
    const faults = new Faults();
    const { server } = await startTenant(smallWorld({ base: Date.now() }), { intercept: faults.intercept });
    const { desktop, page } = await start();
    await press(page, 'Setup SentinelOne Connector');
    await page.getByRole('dialog').waitFor();
    await lookAt(desktop, page, 'connector-dialog');
    const gate = new Gate();
    const held = faults.arm({ path: '/system/info', on: 'always', fault: gate.fault });
    await type(page, 'Instance URL', server.url);
    await type(page, 'API Token', 'wrong-token-0123456789-abcdef');
    await press(page, 'Verify Credentials');
    await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBeGreaterThan(0);
    await lookAt(desktop, page, 'connector-dialog-verifying');
    held.disarm();
    gate.open();
    await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBe(6);
    await lookAt(desktop, page, 'connector-dialog-refused');
  });

  it('whose main process is busy shows the shape of what will come', async () => {
    const { server } = await startTenant(smallWorld());
    const { desktop, page } = await start();
    await desktop.addConnector(server.url);
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(async () => (await desktop.status()).lastGoodScan?.scanId).toBe(1);
    // The code of a screen is loaded with its first visit; what it shows is not.
    const neighbours = [
      {
        name: 'list',
        near: '/vulnerabilities/active',
        there: 'Active vulnerabilities',
        at: '/vulnerabilities/active?view=instances',
      },
      { name: 'scan', near: '/import/history/2', there: 'There is no scan 2', at: '/import/history/1' },
    ];
    for (const { name, near, there, at } of neighbours) {
      await goTo(page, near);
      await page.getByRole('heading', { name: there }).or(page.getByText(there)).first().waitFor();
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
      await whileMainIsHeld(desktop, async () => {
        await goTo(page, at);
        await page.getByRole('status', { name: 'Loading' }).first().waitFor();
        await expectGoodLook(page, `${name}-loading`, 'light');
      });
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
    }
  });

  it('shows a scan that runs, one that was cancelled and one that failed', async () => {
    const faults = new Faults();
    const { server } = await startTenant(smallWorld(), { intercept: faults.intercept });
    const { desktop, page } = await start();
    await desktop.addConnector(server.url);
    const gate = new Gate();
    faults.arm({ path: '/application-management/risks', on: 'always', fault: gate.fault });
    await page.getByRole('button', { name: 'Sync now' }).first().click();
    await page.getByRole('article', { name: 'Scan of Production' }).waitFor();
    await expect.poll(async () => (await desktop.status()).running[0]?.progress?.phase).toBe('findings');
    await lookAt(desktop, page, 'sync-running');
    await page.keyboard.press('Escape');
    for (const screen of ofProject) {
      await openScreen(page, screen);
      await expectGoodLook(page, `${screen.name}-running`, 'light');
    }

    const [connector] = (await desktop.status()).connectors;
    await desktop.call('scans.cancel', { connectorId: connector?.id });
    gate.open();
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('cancelled');
    for (const screen of ofProject) {
      await openScreen(page, screen);
      await expectGoodLook(page, `${screen.name}-cancelled`, 'light');
    }

    faults.arm({ on: 'always', fault: unauthorized });
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('failed');
    await goTo(page, `/import/history/${(await desktop.status()).lastScan?.scanId}`);
    await page.getByRole('button', { name: 'Details', exact: true }).first().click();
    await lookAt(desktop, page, 'scan-failed');
    await page.getByRole('button', { name: /need.* attention/ }).click();
    await page.getByRole('dialog').waitFor();
    await lookAt(desktop, page, 'attention');
  });

  it('asks for a decision where a scan would change most of what is there', async () => {
    const { server, shrink } = await shrinkingTenant();
    const { desktop, page } = await start();
    await desktop.addConnector(server.url);
    const [connector] = (await desktop.status()).connectors;
    const scan = { connectorId: connector?.id, ruleId: null, full: true };
    await desktop.call('scans.start', scan);
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('complete');
    shrink();
    await desktop.call('scans.start', scan);
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('needs-review');
    await openScreen(page, { name: 'scan', address: '/import/history/2', heading: /Scan 2/ });
    await lookAt(desktop, page, 'scan-needs-review');
  });

  it('says that the machine is offline', async () => {
    const { desktop, page } = await start();
    await desktop.addConnector('http://127.0.0.1:9');
    await desktop.app.setOnline(false);
    await desktop.app.emit('powerMonitor:resume');
    await page.getByText('Offline').first().waitFor();
    for (const screen of windowScreens.filter(({ name }) => /overview|assets|connectors/.test(name))) {
      await openScreen(page, screen);
      await lookAt(desktop, page, `${screen.name}-offline`);
    }
  });

  it('whose project cannot be read says so on every screen, and why', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'project.sqlite'), 'This is not a project. '.repeat(400));
    const { desktop, page } = await start(dataDir);
    for (const screen of ofProject.filter(({ name }) => name !== 'import-via-connector')) {
      await goTo(page, screen.address);
      await page.getByRole('main').getByRole('alert').first().waitFor();
      await lookAt(desktop, page, `${screen.name}-failing`);
    }
  });
});
