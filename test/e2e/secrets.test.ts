import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { viewerToken } from '../../main/demo/tokens.ts';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { filesHolding, formsWithin } from '../integration/behaviours/written-forms.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { keyringSkipReason } from '../setup/keyring.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { type Fault, Faults } from '../tenant/faults.ts';
import { smallWorld, startTenant } from '../tenant/started-tenant.ts';
import { desktopKeyring } from './support/desktop-keyring.ts';
import { press, type } from './support/keyboard.ts';
import { pageMemory } from './support/window-memory.ts';
import { goTo } from './support/window-screens.ts';

const skipReason = windowSkipReason() || keyringSkipReason();

/** Every character that a token may have. */
const token = 'tok+en/with=every.kind-of_character+0123456789/AbCdEfGh';
const wrongToken = 'wrong/tok+en=of_another.kind-9876543210/HgFeDcBa';

/** Refuses, and says back what it was sent, as a proxy does that helps with debugging. */
const echo: Fault = (request) => {
  const sent = request.token ?? '';
  const title = `Not allowed: ${sent} ${encodeURIComponent(sent)} ${Buffer.from(sent).toString('base64')}`;
  const body = `{"errors":[{"code":4030010,"title":"${title}","detail":"Authorization: ApiToken ${sent}"}]}`;
  return { status: 403, headers: { 'Content-Type': 'application/json' }, body };
};

/** The places, besides files, where a token may have got to. */
async function memories(desktop: RunningDesktop): Promise<Record<string, string>> {
  const { ipcTraffic, ...records } = await desktop.app.records();
  return {
    'the page': await pageMemory(await desktop.app.page()),
    'messages to the page': ipcTraffic.map(({ text }) => text).join('\n'),
    'output of the process': desktop.app.process.output(),
    notifications: JSON.stringify(await desktop.app.notifications()),
    'the tray': JSON.stringify(await desktop.app.tray()),
    clipboard: await desktop.app.clipboard(),
    'everything asked of the system': JSON.stringify(records),
  };
}

async function expectKept(desktop: RunningDesktop, step: string): Promise<void> {
  const places = await memories(desktop);
  const found = [token, wrongToken].flatMap((secret) => [
    ...Object.keys(places).filter((place) => formsWithin(secret, places[place] ?? '').length > 0),
    ...filesHolding(secret, desktop.dataDir),
  ]);
  expect(found, step).toEqual([]);
}

async function scanEnded(desktop: RunningDesktop, state: string): Promise<number> {
  await expect.poll(async () => (await desktop.status()).running).toEqual([]);
  await expect.poll(async () => (await desktop.status()).lastScan?.state).toBe(state);
  return (await desktop.status()).lastScan?.scanId ?? 0;
}

describe.skipIf(skipReason !== '')(`the API token${skipReason}`, () => {
  it('is nowhere but in the keychain after a full life in the window', async () => {
    const faults = new Faults();
    const world = smallWorld({ base: Date.now() });
    const { server } = await startTenant(world, {
      tokens: [viewerToken(token, world.now())],
      intercept: faults.intercept,
    });
    const dataDir = temporaryFolder();
    const desktop = await RunningDesktop.start({ dataDir, env: await desktopKeyring('unlocked') });
    const page = await desktop.app.page();

    await press(page, 'Setup SentinelOne Connector');
    await type(page, 'Instance URL', server.url);
    await type(page, 'API Token', `  "ApiToken ${token}" `);
    await press(page, 'Verify Credentials');
    await page.getByRole('button', { name: 'Verify again' }).waitFor();
    await expectKept(desktop, 'verified');
    await press(page, 'Save');
    await page.getByRole('dialog').getByText('is saved and verified').waitFor();
    const [connector] = (await desktop.call('connectors.list')) as { id: string; token: string }[];
    expect(connector?.token).toBe('keychain');
    await press(page, 'Later');

    await page.getByRole('button', { name: 'Sync now' }).first().click();
    await scanEnded(desktop, 'complete');
    await expectKept(desktop, 'scanned');

    // A console that sends back what it got, in a scan and in a verification.
    const echoing = faults.arm({ on: 'always', fault: echo });
    await desktop.app.pressMenu(['Scan', 'Sync Now']);
    const failed = await scanEnded(desktop, 'failed');
    await goTo(page, `/import/history/${failed}`);
    await page.getByRole('heading', { level: 1, name: `Scan ${failed}` }).waitFor();
    await page.getByRole('button', { name: 'Details', exact: true }).first().click();
    await page.getByText('Not allowed: [redacted]').first().waitFor();
    await expectKept(desktop, 'failed');
    echoing.disarm();

    // Another token, which is wrong, and the window's end while it is entered.
    await goTo(page, `/connectors?dialog=${connector?.id}&token=replace`);
    await type(page, 'API Token', wrongToken);
    await press(page, 'Verify Credentials');
    await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBe(6);
    await expectKept(desktop, 'refused');
    await desktop.app.crashRenderer();
    const back = async () =>
      desktop.status().then(
        () => true,
        () => false,
      );
    await expect.poll(back).toBe(true);
    await expectKept(desktop, 'crashed');

    // What a fault of the page itself makes main write down.
    await desktop.call('application.reportError', {
      message: `Authorization: ApiToken ${token}`,
      stack: `at ${encodeURIComponent(wrongToken)} ${Buffer.from(token).toString('base64')}`,
    });
    await goTo(await desktop.app.page(), '/settings/about');
    await expectKept(desktop, 'reported');
    await desktop.app.quit();

    const log = join(dataDir, 'logs', 'main.log');
    expect(existsSync(log)).toBe(true);
    expect(readFileSync(log, 'utf8')).toContain('[redacted]');
    expect([token, wrongToken].flatMap((secret) => filesHolding(secret, dataDir))).toEqual([]);
    expect(desktop.app.process.output()).not.toContain('ApiToken');
  });
});
