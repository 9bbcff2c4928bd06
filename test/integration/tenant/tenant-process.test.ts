import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConsoleClient } from '../../tenant/console-client.ts';

const program = fileURLToPath(new URL('../../tenant/main.ts', import.meta.url));

describe('The tenant as a process of its own', () => {
  it('says where it is, moves time on when told, and ends with its stdin', async () => {
    const tenant = spawn(
      process.execPath,
      [program, '--endpoints', '30', '--risks-per-endpoint', '4', '--stdin'],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(createInterface({ input: tenant.stdout }), 'line')) as [string];
    const { url, token, day } = JSON.parse(line) as { url: string; token: string; day: number };
    expect(day).toBe(0);
    const client = new ConsoleClient({ url }, token);
    expect((await client.get('/agents/count')).body).toEqual({ data: { total: 30 } });
    const moved = await fetch(`${url}/__tenant/advance?days=2`, { method: 'POST' });
    expect(await moved.json()).toEqual({ data: { day: 2, now: '2026-11-03T06:00:00.000Z' } });
    expect((await fetch(`${url}/__tenant/advance`)).status).toBe(400);
    tenant.stdin.end();
    const [code] = (await once(tenant, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
