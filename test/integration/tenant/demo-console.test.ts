import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoConsole } from '../../../main/demo/demo-console.ts';
import { ConsoleClient } from '../../tenant/console-client.ts';

const now = Date.UTC(2026, 10, 22, 18);
const dayMs = 86_400_000;

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-console-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the demo, reads what it lists, and ends it again. */
async function visit(stateDir: string, clock = now) {
  const demo = await startDemoConsole({ stateDir, clock: () => clock });
  const client = new ConsoleClient(demo, demo.token);
  const agents = await client.walk('/agents', { limit: 1000 });
  const risks = await client.walk('/application-management/risks', { limit: 1000 });
  const date = (await client.get('/system/status')).headers.get('date');
  await demo.close();
  return { day: demo.day(), date, agents: agents.rows, risks: risks.rows };
}

describe('The demo tenant', () => {
  it('begins seven days ago with 400 endpoints and 10,000 risks', async () => {
    const first = await visit(await emptyFolder());
    expect(first.day).toBe(0);
    expect(first.date).toBe('Sun, 15 Nov 2026 18:00:00 GMT');
    expect(first.agents).toHaveLength(400);
    expect(first.risks).toHaveLength(10_000);
  });

  it('is a day on at every later start, whenever that is, with something new, changed and gone', async () => {
    const folder = await emptyFolder();
    const first = await visit(folder);
    const second = await visit(folder, now + 60_000);
    const third = await visit(folder, now + 30 * dayMs);
    expect([second.day, third.day]).toEqual([1, 2]);
    expect(second.date).toBe('Mon, 16 Nov 2026 18:00:00 GMT');
    const earlier = new Set(first.risks.map((row) => row.id));
    const later = new Set(second.risks.map((row) => row.id));
    expect(second.risks.filter((row) => !earlier.has(row.id)).length).toBeGreaterThan(10);
    expect(first.risks.filter((row) => !later.has(row.id)).length).toBeGreaterThan(10);
    expect(second.agents.length).not.toBe(0);
  });

  it('begins anew when its state cannot be read', async () => {
    const folder = await emptyFolder();
    await visit(folder);
    await writeFile(join(folder, 'demo-tenant.json'), '{"day":');
    expect((await visit(folder)).day).toBe(0);
  });

  it('keeps nothing but its day, in a file of the user’s own', async () => {
    const folder = await emptyFolder();
    await visit(folder);
    const path = join(folder, 'demo-tenant.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ base: now - 7 * dayMs, day: 0 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
