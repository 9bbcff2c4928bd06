/** `npm start`: starts the built application on Electron, whose binary is downloaded first where it is missing. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { downloadElectron, findElectron } from './electron-binary.ts';

const { env, platform } = process;

function electronOrNot(): string | null {
  const found = findElectron(env, platform);
  if (found !== null || env['ELECTRON_OVERRIDE_DIST_PATH']) return found;
  process.stderr.write('Downloading Electron (about 120 MB) ...\n');
  return downloadElectron(env, platform);
}

const electron = electronOrNot();
if (electron === null) {
  process.stderr.write(
    'Electron could not be downloaded: set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or run `npm run preview` to see the application in Chromium.\n',
  );
  process.exitCode = 1;
} else {
  const application = join(import.meta.dirname, '..');
  const child = spawn(electron, [application, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends its signals to the child too; this process waits for how it ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
