import process from 'node:process';
import { standInSettings } from '../control/stand-in-settings.ts';

/**
 * Ends the process as Electron does where its sandbox cannot start and was not waived, before a line of the app has run:
 * https://github.com/electron/electron/blob/main/shell/app/electron_main_delegate.cc (BasicStartupComplete) for root, and
 * Chromium's content/browser/sandbox_host_linux.cc for the rest. What stands behind `--` is no switch.
 */
export function startSandbox(): void {
  const words = process.argv.slice(2);
  const switches = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (standInSettings.sandbox === 'starts' || switches.includes('--no-sandbox')) {
    return;
  }
  process.stderr.write(
    'FATAL: Running as root without --no-sandbox is not supported, or: No usable sandbox!\n',
  );
  process.kill(process.pid, 'SIGTRAP');
}
