import { rmSync } from 'node:fs';
import process from 'node:process';
import { app, dialog } from 'electron';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import { makeTemporaryFolder } from '../private-files/temporary-folder.ts';
import { relaunchAtEnd } from './relaunch.ts';

/**
 * Writes down every error that nobody expected, and tells the user of the first one: the application goes on, since
 * each page of a scan is safe once it is written, but somebody should know.
 */
export function watchUnexpectedErrors(log: Log, quit: () => void): void {
  let told = false;
  const unexpected = (error: unknown): void => {
    log.error('unexpected error', error);
    if (told) return;
    told = true;
    void tell().then((restart) => {
      if (!restart) return;
      relaunchAtEnd();
      quit();
    });
  };
  process.on('uncaughtException', unexpected);
  process.on('unhandledRejection', unexpected);
}

/** Whether the user wants to start the application anew. */
async function tell(): Promise<boolean> {
  await app.whenReady();
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: say('desktop:unexpected.message'),
    detail: say('desktop:unexpected.detail'),
    buttons: [say('desktop:unexpected.restart'), say('desktop:unexpected.keepRunning')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Tells why the application cannot start, on the screen and to who started it from a terminal, and ends it. */
export function refuseToStart(error: unknown): void {
  const coded = error instanceof Error && 'advice' in error && typeof error.advice === 'string';
  const message = error instanceof Error ? error.message : String(error);
  const advice = coded ? error.advice : say('desktop:cannotStart.advice');
  const details = coded || !(error instanceof Error) ? '' : `\n${error.stack ?? ''}`;
  const title = say('desktop:cannotStart.title');
  process.stderr.write(`${title}: ${message} ${advice}${details}\n`);
  if (!app.isReady()) keepChromiumAway();
  // Before it is ready, Linux shows no box.
  void app.whenReady().then(() => {
    dialog.showErrorBox(title, `${message}\n\n${advice}`);
    app.exit(1);
  });
}

/** Becoming ready, Chromium writes files of its own: not into a folder that was refused. */
function keepChromiumAway(): void {
  const folder = makeTemporaryFolder('sentinelone-connector-');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
