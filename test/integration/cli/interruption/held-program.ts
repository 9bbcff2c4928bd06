import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { Interruption } from '../../../../main/cli/interruption.ts';

/**
 * A program with a thread that cannot be interrupted, as SQLite in a long statement. Beside the stand-in for Electron it
 * runs in its main process.
 */
const electron: typeof import('electron') | null = process.versions.electron
  ? await import('electron')
  : null;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const busy = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage('busy');
  require('node:crypto').pbkdf2Sync('', '', 2 ** 31 - 1, 64, 'sha512');
`;

function hold(): void {
  new Interruption(process, () => say('first')).listen();
  new Worker(busy, { eval: true }).once('message', () => say('busy'));
}

if (electron === null) hold();
else void electron.app.whenReady().then(() => setImmediate(hold));
