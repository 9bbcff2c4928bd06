import process from 'node:process';
import { guardProcess } from './process-safety/guard-process.ts';
import { commandWords } from './shell/command-line.ts';
import { endAfterFailedLoad } from './shell/failed-load.ts';
import { dropSwitches } from './shell/lockdown/dropped-switches.ts';

// Before Electron starts its first process.
const env = guardProcess(process);
dropSwitches();
// Decided before anything else is loaded: neither way waits for what only the other one needs. Awaited: Electron becomes
// ready when this file has run to its end, and both have to settle something before.
const words = commandWords(process.argv.slice(1));
try {
  if (words === null) {
    // Texts are also said while modules load.
    await import('./shell/system-language.ts');
    const { startDesktop } = await import('./shell/start-desktop.ts');
    startDesktop();
  } else {
    const { startInstalledCli } = await import('./installed-cli.ts');
    // Until the command has ended, or begins and wants Electron.
    await startInstalledCli(words, env);
  }
} catch (error) {
  // A command line shows no box.
  if (words === null) endAfterFailedLoad(error);
  else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
