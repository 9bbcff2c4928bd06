/** Said at the end of `npm run demo`: how to see the same company in a window. */
import process from 'node:process';
import { findElectron } from './electron-binary.ts';

const command = findElectron(process.env, process.platform) === null ? 'preview' : 'start';
process.stdout.write(
  `\nSee it in a window: npm run ${command} -- --data-dir .demo (choose "Explore a demo tenant" there).\n`,
);
