import { existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApplicationDriver } from '../test/electron/driver/application-driver.ts';

/** Presses what a new user would press to look around, and waits for the first scan and that of a day later. */
export async function enterDemo(application: ApplicationDriver): Promise<void> {
  const page = await application.page();
  await page.getByRole('button', { name: 'Explore a demo tenant' }).click();
  await scanEnded(application, 1);
  await page.getByRole('button', { name: 'Next day' }).click();
  await page.getByRole('button', { name: 'Sync now' }).first().click();
  await page.keyboard.press('Escape');
  await scanEnded(application, 2);
  // What is told in passing lies over a part of the screen.
  await page.getByText('It is day 1').waitFor({ state: 'detached' });
}

/** Waits until a scan of that number has come to its end. */
async function scanEnded(application: ApplicationDriver, scanId: number): Promise<void> {
  const page = await application.page();
  for (;;) {
    const ended = await page.evaluate(`(async () => {
      const request = { topic: 'status' };
      const { value } = await window.bridge.call(crypto.randomUUID(), 'application.topic', request);
      const { running, lastScan } = value.value;
      return running.length === 0 && lastScan !== null && lastScan.scanId >= ${scanId};
    })()`);
    if (ended) return;
    await wait(500);
  }
}

/** Whether the browser that stands in for Electron's windows is there. */
export function chromiumPresent(): boolean {
  return existsSync(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium');
}
