import { expect } from 'vitest';
import { type DesktopOptions, RunningDesktop } from '../../integration/shell/running-desktop.ts';

/** Starts the application and enters the demo tenant, scanned on its first day and on the next. */
export async function demoDesktop(options: DesktopOptions): Promise<RunningDesktop> {
  const desktop = await RunningDesktop.start(options);
  const page = await desktop.app.page();
  const scanned = async (scanId: number) => {
    const ended = async () => {
      const { running, lastGoodScan } = await desktop.status();
      return running.length === 0 ? lastGoodScan?.scanId : null;
    };
    await expect.poll(ended).toBe(scanId);
  };
  await page.getByRole('button', { name: 'Explore a demo tenant' }).click();
  await scanned(1);
  await page.getByRole('button', { name: 'Next day' }).click();
  await page.getByText('It is day 1').waitFor();
  await page.getByRole('button', { name: 'Sync now' }).first().click();
  await scanned(2);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The notice goes by itself; it may have gone already.
  await page.getByText('It is day 1').waitFor({ state: 'detached' });
  return desktop;
}
