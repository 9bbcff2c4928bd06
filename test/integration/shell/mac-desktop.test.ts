import { describe, expect, it } from 'vitest';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

describe.skipIf(skipReason !== '')(`the menu on macOS${skipReason}`, () => {
  it('takes no key from whoever types', async () => {
    const desktop = await RunningDesktop.start({ platform: 'darwin' });
    const page = await desktop.app.page();
    await desktop.app.pressMenu(['File', 'New Connector…']);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const field = dialog.getByRole('textbox').first();
    await field.fill('');
    await field.pressSequentially('usea1/acme?');
    expect(await field.inputValue()).toBe('usea1/acme?');
    // A key of the menu would have opened another dialog, or summoned the search, by now.
    await page.keyboard.press('Meta+,');
    await expect.poll(() => desktop.address()).toBe('/settings/mode');
    expect(await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).count()).toBe(0);
  });

  it('leaves a dialog the keys that the page has below it', async () => {
    const { server } = await startTenant(smallWorld({ base: Date.now() }));
    const desktop = await RunningDesktop.start({ platform: 'darwin' });
    await desktop.addConnector(server.url);
    const page = await desktop.app.page();
    const scans = async () =>
      (await desktop.status()).lastScan ?? (await desktop.status()).running[0] ?? null;
    await desktop.app.pressMenu(['Help', 'Keyboard Shortcuts']);
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    for (const keys of ['Meta+r', 'Meta+[', 'Meta+k']) await page.keyboard.press(keys);
    // What comes after them has arrived: so have they.
    await page.keyboard.press('Meta+,');
    await expect.poll(() => desktop.address()).toBe('/settings/mode');
    expect(await scans()).toBeNull();
    expect(await page.getByRole('combobox').count()).toBe(0);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Meta+r');
    await expect.poll(scans).not.toBeNull();
  });
});
