import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';
import { median } from '../median.ts';

const rounds = 5;

/** From the start of main to the first content of the window, on the stand-in: with a project and with an empty one. */
export async function measureStartUp(dataDir: string): Promise<string> {
  const empty = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  copyFileSync(join(dataDir, 'settings.json'), join(empty, 'settings.json'));
  try {
    const full: number[] = [];
    const none: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      none.push(await startOnce(empty));
      full.push(await startOnce(dataDir));
    }
    const ratio = median(full) / median(none);
    return `| start of main to the window's first content | ${(median(full) / 1000).toFixed(1)} s | ${(median(none) / 1000).toFixed(1)} s with an empty project | ${ratio.toFixed(2)} |`;
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const from = performance.now();
  const application = await launchOnStandIn({
    dataDir,
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
  });
  try {
    const page = await application.page();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return performance.now() - from;
  } finally {
    await application.close();
  }
}
