import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openConsole } from '../../../main/connectors/console-calls.ts';
import { verifyConnector } from '../../../main/connectors/verification.ts';
import { readScopeTree } from '../../../main/ipc/scope-tree.ts';

/**
 * A process that does with a console what the window's process does: verifies a token, then reads the scopes. Its arguments
 * are the console's origin and a token; it prints what that took as JSON.
 */
const [origin = '', token = ''] = process.argv.slice(2);

const held = monitorEventLoopDelay({ resolution: 2 });
const client = openConsole({ origin, token, proxyUrl: '', attempts: 1 });
// What the program itself takes to begin is the same for every console.
await client.systemStatus();
held.enable();
const { signal } = new AbortController();
const { lines } = await verifyConnector(client, { mode: 'scan', signal });
const scopes = await readScopeTree(client, signal).then(
  ({ sites }) => sites.length,
  (error: Error) => error.message,
);
held.disable();
client.close();
process.stdout.write(
  JSON.stringify({
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    heldMs: Math.round(held.max / 1e6),
    states: lines.map(({ state }) => state),
    scopes,
  }),
);
