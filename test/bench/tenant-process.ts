import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface TenantProcess {
  readonly url: string;
  readonly token: string;
  /** Moves the tenant's time on by a day. */
  nextDay(): Promise<void>;
  stop(): Promise<void>;
}

const greeting = z.object({ url: z.string(), token: z.string() });

/**
 * Starts a tenant, the generated one unless told, in a process of its own, so that its work is not measured with the
 * product's.
 */
export async function startTenantProcess(
  options: Readonly<Record<string, string>>,
  program = '../tenant/main.ts',
): Promise<TenantProcess> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const main = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, token } = greeting.parse(JSON.parse(line));
  return {
    url,
    token,
    async nextDay() {
      const moved = await fetch(`${url}/web/api/v2.1/__tenant/advance?days=1`, { method: 'POST' });
      if (!moved.ok) throw new Error(`the tenant did not move on: ${moved.status}`);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
