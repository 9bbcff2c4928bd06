import { spawn } from 'node:child_process';
import process from 'node:process';
import { app } from 'electron';
import { ownAppImage } from './own-app-image.ts';

/** Waits for the end of the process that is its first argument, then runs the rest in its own place. */
const waitThenRun = 'while kill -0 "$0" 2>/dev/null; do sleep 0.2; done; exec "$@"';

/**
 * Starts the application anew, with the same arguments, when this process has ended, however it ends. An AppImage runs
 * from a mount that ends with it, and Electron's own helper runs from there too: its file is started instead, by the
 * system's shell.
 */
export function relaunchAtEnd(): void {
  const { env, execPath, pid, argv } = process;
  const appImage = ownAppImage(env, execPath);
  if (appImage === null) {
    app.relaunch();
    return;
  }
  const args = ['-c', waitThenRun, String(pid), appImage, ...argv.slice(1)];
  spawn('/bin/sh', args, { detached: true, stdio: 'ignore', cwd: '/' }).unref();
}
