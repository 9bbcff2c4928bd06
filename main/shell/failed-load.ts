import process from 'node:process';
import { app, dialog } from 'electron';

/**
 * Ends an application parts of which cannot be loaded: Electron would show the error and go on, with no window and
 * nobody to end it. Speaks English and loads nothing more, since the texts may be what is missing.
 */
export function endAfterFailedLoad(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`SentinelOne Connector cannot start: ${text}\n`);
  // Before it is ready, Linux shows no box.
  void app.whenReady().then(() => {
    dialog.showErrorBox(
      'SentinelOne Connector cannot start',
      `Parts of the application cannot be loaded. Install it again; your data stays as it is.\n\n${text}`,
    );
    app.exit(1);
  });
}
