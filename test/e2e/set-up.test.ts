import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Licence } from '../../main/demo/console-calls.ts';
import type { TokenGrant } from '../../main/demo/tokens.ts';
import { viewerToken } from '../../main/demo/tokens.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { smallWorld, startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { press, tabTo, type } from './support/keyboard.ts';

const skipReason = windowSkipReason();

const day = 86_400_000;

async function firstPage(): Promise<{ desktop: RunningDesktop; page: Page }> {
  const desktop = await RunningDesktop.start();
  const page = await desktop.app.page();
  await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
  return { desktop, page };
}

/** Opens the set-up dialog, enters an address and a token, and verifies them. All by keyboard. */
async function verify(page: Page, url: string, token: string): Promise<void> {
  await press(page, 'Setup SentinelOne Connector');
  await type(page, 'Instance URL', url);
  await type(page, 'API Token', token);
  await press(page, 'Verify Credentials');
}

/** The verification lines once all of them stand, by title with their state. */
async function linesOf(page: Page): Promise<string> {
  const lines = page.getByRole('dialog').getByRole('listitem');
  await expect.poll(() => lines.count()).toBe(6);
  await page.getByRole('button', { name: /^Verify (again|Credentials)$/ }).waitFor();
  return (await lines.allInnerTexts()).join('\n');
}

describe.skipIf(skipReason !== '')(`the first run${skipReason}`, () => {
  it('leads from nothing to the first scan by keyboard alone', async () => {
    const { server } = await startTenant(smallWorld());
    const { desktop, page } = await firstPage();
    await press(page, 'Keep tokens for this session only');
    await verify(page, server.url, tenantToken);
    expect(await linesOf(page)).toContain('60 endpoints');
    expect(await page.content()).not.toContain(tenantToken);
    await press(page, 'Save');
    await press(page, 'Import via Connector');
    await page.getByRole('heading', { level: 1, name: 'Import via Connector' }).waitFor();
    await tabTo(page, 'button', 'Save & Finish');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Start the first scan now' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await expect.poll(async () => (await desktop.status()).lastGoodScan?.scanId).toBe(1);
    await page
      .getByText(/in total/)
      .first()
      .waitFor();
    expect((await desktop.status()).nextDue).not.toBeNull();
  });

  it('shows a demo company without a console or a token', async () => {
    const { desktop, page } = await firstPage();
    await press(page, 'Explore a demo tenant');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await expect.poll(async () => (await desktop.status()).lastGoodScan?.scanId).toBe(1);
    await press(page, 'Leave demo');
    await expect.poll(async () => (await desktop.status()).demo).toBeNull();
    expect(await desktop.status()).toMatchObject({ firstRun: true, connectors: [] });
  });
});

describe.skipIf(skipReason !== '')(`verifying${skipReason}`, () => {
  it.each([
    ['an address where nobody listens', 'http://127.0.0.1:9', /refuses the connection/],
    ['an address that is none', 'not an address', /address/i],
  ])('%s is told in words, and nothing is saved', async (_, url, words) => {
    const { desktop, page } = await firstPage();
    await verify(page, url, tenantToken);
    await page.getByRole('dialog').getByText(words).first().waitFor();
    expect(await desktop.call('connectors.list')).toEqual([]);
  });

  it('a wrong token is told, saving it takes a second press, and it never shows', async () => {
    const { server } = await startTenant(smallWorld());
    const { desktop, page } = await firstPage();
    const wrong = 'wrong-token-0123456789-abcdef';
    await verify(page, server.url, wrong);
    await linesOf(page);
    await press(page, 'Save');
    expect(await desktop.call('connectors.list')).toEqual([]);
    await press(page, 'Save unverified');
    await expect.poll(async () => ((await desktop.call('connectors.list')) as []).length).toBe(1);
    const traffic = await desktop.app.ipcTraffic();
    expect(
      traffic
        .filter(({ direction }) => direction === 'to-page')
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain(wrong);
    expect(await page.content()).not.toContain(wrong);
  });

  const grants: [string, Partial<TokenGrant> | Licence, RegExp][] = [
    ['a console without the vulnerability licence', 'none-not-found', /licen[cs]e/i],
    ['a role without the permission to see risks', 'none-forbidden', /permission/i],
    ['a token that ends in 12 days', { expiresAt: 12 * day }, /12 days/],
  ];
  it.each(grants)('%s is told with what to do', async (_, fault, words) => {
    const world = smallWorld();
    const viewer = viewerToken(tenantToken, world.now());
    const grant =
      typeof fault === 'string' ? viewer : { ...viewer, expiresAt: world.now() + (fault.expiresAt ?? 0) };
    const licence = typeof fault === 'string' ? fault : 'base';
    const { server } = await startTenant(world, { licence, tokens: [grant] });
    const { page } = await firstPage();
    await verify(page, server.url, tenantToken);
    expect(await linesOf(page)).toMatch(words);
  });

  it('a token of one site works, and only its site can be chosen', async () => {
    const world = smallWorld();
    const site = world.sites[0];
    if (!site) throw new Error('the world has no site');
    const grant: TokenGrant = {
      ...viewerToken(tenantToken, world.now()),
      scope: 'site',
      scopeIds: [site.id],
    };
    const { server } = await startTenant(world, { tokens: [grant] });
    const { desktop, page } = await firstPage();
    await verify(page, server.url, tenantToken);
    expect(await linesOf(page)).toMatch(/site/i);
    await press(page, 'Save');
    await press(page, 'Import via Connector');
    await page.getByRole('radio', { name: /Chosen accounts/ }).check();
    await page.getByRole('tree').getByText(site.name).first().waitFor();
    expect((await desktop.status()).connectors).toHaveLength(1);
  });
});
