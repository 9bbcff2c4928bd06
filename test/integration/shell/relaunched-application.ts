/** An application that wants to be started anew and ends, in order or by a kill, for tests on the stand-in. */
import process from 'node:process';
import { app } from 'electron';
import { relaunchAtEnd } from '../../../main/shell/relaunch.ts';

void app.whenReady().then(() => {
  relaunchAtEnd();
  setTimeout(() => {
    if (process.env['END_BY'] === 'kill') process.kill(process.pid, 'SIGKILL');
    else app.exit(0);
  }, 500);
});
