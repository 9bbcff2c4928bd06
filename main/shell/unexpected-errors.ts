import { app, dialog } from 'electron';
import type { Log } from '../logging/log.ts';

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
      app.relaunch();
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
    message: 'Something went wrong inside the application.',
    detail:
      'What was saved is safe. If something does not react any more, restart the application; a running scan continues from where it is. If it happens again, report it with the log file (Settings, About).',
    buttons: ['Restart', 'Keep running'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Tells why the application cannot start, on the screen and to who started it from a terminal, and ends it. */
export function refuseToStart(error: unknown): void {
  const coded = error instanceof Error && 'advice' in error && typeof error.advice === 'string';
  const message = error instanceof Error ? error.message : String(error);
  const advice = coded
    ? error.advice
    : 'Start it again; if that fails, install it again. Your data stays as it is.';
  const details = coded || !(error instanceof Error) ? '' : `\n${error.stack ?? ''}`;
  process.stderr.write(`SentinelOne Connector cannot start: ${message} ${advice}${details}\n`);
  dialog.showErrorBox('SentinelOne Connector cannot start', `${message}\n\n${advice}`);
  app.exit(1);
}
