import { CommandRefused } from './cli-error.ts';

/** The line of Node.js that this program is made and tested with. */
const oldestNode = 24;

/**
 * Refuses a Node.js that is too old (`version` as in `process.versions.node`): under version 20 the database module ends
 * the whole process without a word.
 */
export function expectSupportedNode(version: string): void {
  if (Number.parseInt(version, 10) >= oldestNode) return;
  throw new CommandRefused(
    'node-too-old',
    `This is Node.js ${version}; SentinelOne Connector needs ${oldestNode} or newer.`,
    'Start it through npm in its folder (`npm run -s cli -- <command>`), which brings its own Node.js, or update Node.js.',
  );
}
