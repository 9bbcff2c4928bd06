/**
 * The updates of the installed application without the rest of it, for tests on the stand-in: looks for an update,
 * downloads it, installs it, and says on its standard output how far it got.
 */
import { join } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import { z } from 'zod';
import { noteDataFolder } from '../../../main/shell/updates/data-folder-note.ts';
import { DesktopUpdates } from '../../../main/shell/updates/desktop-updates.ts';
import { readUpdateKey } from '../../../main/updates/signed-metadata.ts';

const settings = z
  .object({ feed: z.string(), keys: z.array(z.string()), signed: z.boolean(), dataDir: z.string() })
  .parse(JSON.parse(process.env['UPDATED_APPLICATION'] ?? ''));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function update(): Promise<void> {
  const defaultDir = app.getPath('userData');
  const updates = await DesktopUpdates.open({
    dataDir: settings.dataDir,
    platform: process.platform,
    env: process.env,
    ruling: { kind: 'fixed', value: settings.feed },
    keys: settings.keys.map(readUpdateKey),
    signed: settings.signed,
    way: () => ({ proxyUrl: null, extraCaFile: null }),
    beforeInstall: () =>
      noteDataFolder(settings.dataDir, { defaultDir, version: app.getVersion(), now: Date.now() }),
    log: { info: () => undefined, warn: say, error: say },
  });
  const { source } = updates;
  if (typeof source === 'string') {
    say(`off: ${source}`);
    app.exit(0);
    return;
  }
  // As the application does: what runs is stopped first.
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    setTimeout(() => updates.quit(), 20);
  });
  say(`found: ${(await source.check())?.version}`);
  await source.download(() => undefined);
  say(`downloaded to ${join(settings.dataDir, 'updates')}`);
  await source.prepare();
  source.install();
}

void app
  .whenReady()
  .then(update)
  .catch((error: unknown) => {
    say(`failed: ${error instanceof Error ? error.message : String(error)}`);
    app.exit(3);
  });
