import process from 'node:process';
import { commandWords } from './shell/command-line.ts';

// Decided before anything else is loaded: neither way waits for what only the other one needs. Awaited: Electron becomes
// ready when this file has run to its end, and both have to settle something before.
const words = commandWords(process.argv.slice(1));
if (words === null) {
  // Texts are also said while modules load.
  await import('./shell/system-language.ts');
  const { startDesktop } = await import('./shell/start-desktop.ts');
  startDesktop();
} else {
  const { startInstalledCli } = await import('./installed-cli.ts');
  // Until the command has ended, or begins and wants Electron.
  await startInstalledCli(words);
}
