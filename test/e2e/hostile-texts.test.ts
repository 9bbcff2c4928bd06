import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { hostileRefusal, hostileTenant, payloads } from '../tenant/hostile-tenant.ts';
import { addVerifiedConnector } from './support/add-connector.ts';
import { harmDone } from './support/harmless-page.ts';
import { expectToFit, takePicture } from './support/look.ts';
import { goTo, openScreen, windowScreens } from './support/window-screens.ts';

const skipReason = windowSkipReason();

/** Whatever would steer a terminal or turn text around, but the breaks of our own lines. */
const steering = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

async function expectHarmless(page: Page, name: string): Promise<void> {
  expect.soft(await harmDone(page), name).toEqual([]);
  await expectToFit(page, name);
}

/** How much of a side panel's height its head takes, whatever stands in it. */
async function headReach(page: Page): Promise<number> {
  const reach = `(({ firstElementChild: head, clientHeight }) => head.offsetHeight / clientHeight)(
    document.querySelector('aside[aria-labelledby]'))`;
  return Number(await page.evaluate(reach));
}

/** Scans, and waits for the end of it. */
async function scanned(desktop: RunningDesktop, scanId: number): Promise<string | undefined> {
  await desktop.app.pressMenu(['Scan', 'Sync Now']);
  await expect.poll(async () => (await desktop.status()).lastScan?.scanId).toBe(scanId);
  return (await desktop.status()).lastScan?.state;
}

describe.skipIf(skipReason !== '')(`texts of a console that means harm${skipReason}`, () => {
  it('are shown and logged, and do nothing', async () => {
    const { server, faults } = await hostileTenant();
    const dataDir = temporaryFolder();
    const desktop = await RunningDesktop.start({ dataDir, viewport: { width: 1280, height: 800 } });
    const page = await desktop.app.page();
    await addVerifiedConnector(desktop, payloads.markup.slice(0, 60), server.url);
    expect(await scanned(desktop, 1)).toBe('complete');
    faults.arm({ path: '/application-management/risks', on: 'always', fault: hostileRefusal });
    expect(await scanned(desktop, 2)).toBe('partial');
    faults.clear();
    faults.arm({ on: 'always', fault: hostileRefusal });
    expect(await scanned(desktop, 3)).toBe('failed');

    for (const screen of [
      ...windowScreens,
      { name: 'failed-scan', address: '/import/history/3', heading: /Scan 3/ },
    ]) {
      await openScreen(page, screen);
      // A press turns each into one that hides them again.
      const details = page.getByRole('button', { name: 'Details', exact: true });
      while ((await details.count()) > 0) await details.first().click();
      await takePicture(page, `hostile-${screen.name}`);
      await expectHarmless(page, screen.name);
    }
    for (const address of ['/assets', '/vulnerabilities/active?view=instances', '/vulnerabilities/active']) {
      await goTo(page, address);
      const openers = page.locator('[role="grid"] [data-opens]');
      await openers.first().waitFor();
      for (let row = 0; row < (await openers.count()); row += 1) {
        await openers.nth(row).click();
        await page.locator('aside[aria-labelledby]').waitFor();
        await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
        await expectHarmless(page, `row ${row} of ${address}`);
        expect
          .soft(await headReach(page), `the head of the panel of row ${row} of ${address}`)
          .toBeLessThan(0.4);
      }
    }
    // What a page says reaches the log as it is.
    const words = Object.values(payloads).join(' ').slice(0, 1000);
    await desktop.call('application.reportError', { message: words, stack: words });
    const { blockedRequests, externalLinks } = await desktop.app.records();
    expect({ blockedRequests, externalLinks }).toEqual({ blockedRequests: [], externalLinks: [] });
    for (const { title, body } of await desktop.app.notifications()) {
      expect(title + body).not.toMatch(steering);
    }

    await desktop.app.quit();

    const log = readFileSync(join(dataDir, 'logs', 'main.log'), 'utf8');
    expect(log).not.toMatch(steering);
    expect(log).not.toMatch(/^\[2026-01-01 00:00:00.000\]/m);
  });
});
