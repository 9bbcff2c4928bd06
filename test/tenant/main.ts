import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { dataAnswer, textAnswer } from '../../main/demo/answers.ts';
import type { Licence } from '../../main/demo/console-calls.ts';
import type { Intercept } from '../../main/demo/console-server.ts';
import { startConsole } from '../../main/demo/console-server.ts';
import { demoToken } from '../../main/demo/demo-token.ts';
import { GeneratedWorld } from '../../main/demo/generated-world.ts';
import { viewerToken } from '../../main/demo/tokens.ts';

/**
 * A generated tenant in a process of its own, so that what it costs is not measured with the product. Prints one
 * JSON line when it is ready and lives until it is told to end (SIGTERM, or the end of stdin with --stdin).
 * Time moves on by `POST /__tenant/advance?days=1`, or by a line `advance 1` on stdin.
 */
const { values } = parseArgs({
  options: {
    endpoints: { type: 'string', default: '400' },
    'risks-per-endpoint': { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    /** Milliseconds that each answer takes at least. */
    latency: { type: 'string', default: '0' },
    day: { type: 'string', default: '0' },
    'agent-churn': { type: 'string', default: '0.02' },
    'risk-churn': { type: 'string', default: '0.01' },
    /** The instant of day 0, ISO 8601. */
    base: { type: 'string', default: '2026-11-01T06:00:00Z' },
    licence: { type: 'string', default: 'base' },
    port: { type: 'string', default: '0' },
    stdin: { type: 'boolean', default: false },
  },
});

const world = new GeneratedWorld({
  seed: Number(values.seed),
  endpoints: Number(values.endpoints),
  risksPerEndpoint: Number(values['risks-per-endpoint']),
  base: Date.parse(values.base),
  agentChurn: Number(values['agent-churn']),
  riskChurn: Number(values['risk-churn']),
});
world.advanceDays(Number(values.day));

const control: Intercept = (request, answer) => {
  if (request.path !== '/__tenant/advance') return answer();
  const days = Number(request.query.get('days') ?? '1');
  if (request.method !== 'POST' || !(days > 0)) return textAnswer(400, 'text/plain', 'POST with days > 0\n');
  world.advanceDays(days);
  return dataAnswer({ day: world.day, now: new Date(world.now()).toISOString() });
};

const server = await startConsole({
  world,
  licence: values.licence as Licence,
  // Valid however far time is moved on.
  tokens: [{ ...viewerToken(demoToken, world.now()), expiresAt: Date.UTC(2100, 0, 1) }],
  port: Number(values.port),
  latencyMs: Number(values.latency),
  intercept: control,
});
process.once('SIGTERM', () => void server.close());
if (values.stdin) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [command, days] = line.trim().split(/\s+/);
    if (command === 'advance') world.advanceDays(Number(days ?? '1'));
  });
  lines.once('close', () => void server.close());
}
process.stdout.write(`${JSON.stringify({ url: server.url, token: demoToken, day: world.day })}\n`);
