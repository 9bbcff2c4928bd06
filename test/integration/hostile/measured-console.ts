import { openConsole } from '../../../main/connectors/console-calls.ts';
import { readScopeTree } from '../../../main/connectors/scope-tree.ts';
import { verifyConnector } from '../../../main/connectors/verification.ts';

/**
 * A process that does with a console what the window's process does: verifies a token, then reads the scopes. Its arguments
 * are the console's origin and a token; it prints what that took as JSON.
 */
const [origin = '', token = ''] = process.argv.slice(2);

/** What the main thread computed between two turns of its loop: time in which others compute is not its own. */
let heldMicroseconds = 0;
let computed = 0;
function look(): void {
  const { user, system } = process.threadCpuUsage();
  heldMicroseconds = Math.max(heldMicroseconds, user + system - computed);
  computed = user + system;
}

const client = openConsole({ origin, token, proxyUrl: '', attempts: 1 });
// What the program itself takes to begin is the same for every console.
await client.systemStatus();
look();
heldMicroseconds = 0;
const looking = setInterval(look, 1);
const { signal } = new AbortController();
const { lines } = await verifyConnector(client, { mode: 'scan', signal });
const scopes = await readScopeTree(client, signal).then(
  ({ sites }) => sites.length,
  (error: Error) => error.message,
);
look();
clearInterval(looking);
client.close();
process.stdout.write(
  JSON.stringify({
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    heldMs: Math.round(heldMicroseconds / 1000),
    states: lines.map(({ state }) => state),
    scopes,
  }),
);
