import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { expectGoodLook } from './support/look.ts';
import { shrinkingTenant } from './support/shrinking-tenant.ts';
import { goTo, openScreen } from './support/window-screens.ts';

const skipReason = windowSkipReason();
const connectors = { name: 'connectors', address: '/connectors', heading: /Connector Setup/ };

/** The form for a new connector, with a name typed. */
async function openForm(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Set up/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Typed');
}

/** Opens an item of the menu that hangs on a button. */
async function choose(page: Page, button: string | RegExp, item: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

describe.skipIf(skipReason !== '')(`dialogs${skipReason}`, () => {
  it('lie over what opened them, however small the window, and Esc closes the topmost alone', async () => {
    const { server, shrink } = await shrinkingTenant();
    const desktop = await RunningDesktop.start({
      viewport: { width: 1024, height: 640 },
      colorScheme: 'light',
    });
    const page = await desktop.app.page();
    const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
    await desktop.addConnector(server.url);
    const [connector] = (await desktop.status()).connectors;
    const scan = { connectorId: connector?.id, ruleId: null, full: true };
    await desktop.call('scans.start', scan);
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('complete');

    await openScreen(page, connectors);
    await openForm(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await dialog('Discard your entries?').waitFor();
    await expectGoodLook(page, 'entries-to-discard', 'light');
    await page.keyboard.press('Escape');
    await dialog('Discard your entries?').waitFor({ state: 'detached' });
    await expectGoodLook(page, 'entries-kept', 'light');
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Typed');
    await page.keyboard.press('Escape');
    await dialog('Discard your entries?').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    await choose(page, /^More/, 'Remove');
    await dialog(/^Remove/).waitFor();
    await expectGoodLook(page, 'remove-connector', 'light');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await choose(page, /^Project /, 'New project…');
    await dialog('New project').waitFor();
    await expectGoodLook(page, 'new-project', 'light');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await goTo(page, '/settings/data');
    await page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await expectGoodLook(page, 'delete-data', 'light');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    shrink();
    await desktop.call('scans.start', scan);
    await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe('needs-review');
    await goTo(page, '/import/history/2');
    await page.getByRole('button', { name: 'Accept…' }).click();
    await page.getByRole('dialog').waitFor();
    await expectGoodLook(page, 'accept-scan', 'light');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('that open by the keyboard lie over a popover of the page', async () => {
    const desktop = await RunningDesktop.start({
      viewport: { width: 1024, height: 640 },
      colorScheme: 'light',
    });
    const page = await desktop.app.page();
    await desktop.addConnector('http://127.0.0.1:9');
    await openScreen(page, connectors);
    await page.getByRole('button', { name: 'Scans and options' }).click();
    await page.getByRole('dialog', { name: 'Sync' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await expectGoodLook(page, 'palette-over-popover', 'light');
  });
});
