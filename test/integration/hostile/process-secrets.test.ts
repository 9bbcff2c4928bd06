import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { childEnvironment } from '../../../main/process-safety/child-environment.ts';
import { guardProcess } from '../../../main/process-safety/guard-process.ts';
import { forkKeychainProcess } from '../../../main/secrets/keychain-fork.ts';
import { findToken } from '../../../main/secrets/token-source.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { cleanEnvironment, cliFile } from '../../setup/run-cli.ts';

const token = 'a-token-that-nobody-else-may-see-0123456789';
const notLinux = process.platform === 'linux' ? '' : ' (skipped: only Linux shows it)';

afterEach(() => void vi.unstubAllEnvs());

/** What a process was started with. */
const environmentOf = (pid: number): string => readFileSync(`/proc/${pid}/environ`, 'utf8');

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((child) => child > 0 && parentOf(child) === pid);

function parentOf(pid: number): number | null {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await wait(20);
  }
}

describe('the token in the environment', () => {
  test('is taken out of it at once, and is still that of this process', async () => {
    vi.stubEnv('SENTINELONE_API_TOKEN', token);
    const env = guardProcess(process);
    expect(process.env['SENTINELONE_API_TOKEN']).toBeUndefined();
    expect(JSON.stringify({ ...env })).not.toContain(token);
    expect(env['PATH']).toBe(process.env['PATH']);
    const secrets = { kind: 'keychain' } as never;
    const owner = { id: 'c1', url: 'https://acme.sentinelone.net' };
    expect(await findToken(owner, secrets, env)).toMatchObject({ ok: true, value: { token } });
    const seen = new Promise((resolve) => {
      const code =
        "require('worker_threads').parentPort.postMessage(process.env.SENTINELONE_API_TOKEN ?? null)";
      new Worker(code, { eval: true }).once('message', resolve);
    });
    expect(await seen).toBeNull();
  });

  test('and whatever else the environment holds goes to no child that does not need it', () => {
    const env = {
      SENTINELONE_API_TOKEN: token,
      AWS_SECRET_ACCESS_KEY: 'hush',
      https_proxy: 'http://ana:hush@proxy.example:3128',
      NODE_OPTIONS: '--require ./theirs.js',
      HOME: '/home/ana',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
      SystemRoot: 'C:\\Windows',
    };
    expect(childEnvironment(env)).toEqual({
      HOME: '/home/ana',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
      SystemRoot: 'C:\\Windows',
    });
  });

  test.skipIf(notLinux !== '')(`does not reach the keychain's process${notLinux}`, async () => {
    vi.stubEnv('SENTINELONE_API_TOKEN', token);
    vi.stubEnv('ANOTHER_SECRET', 'hush-hush');
    const before = childrenOf(process.pid);
    const keychain = forkKeychainProcess();
    onTestFinished(() => keychain.kill());
    const [pid = 0] = childrenOf(process.pid).filter((child) => !before.includes(child));
    const environment = await until(() => environmentOf(pid) || undefined);
    expect(environment).toContain('PATH=');
    expect(environment).not.toMatch(/a-token-that|hush-hush/);
  });

  test.skipIf(notLinux !== '')(`does not reach the programs that ask for a tray${notLinux}`, async () => {
    const folder = temporaryFolder();
    const seen = join(folder, 'seen');
    const program = join(folder, 'gdbus');
    writeFileSync(program, `#!/bin/sh\nenv > ${seen}\necho '(<true>,)'\n`);
    chmodSync(program, 0o755);
    const env = {
      ...cleanEnvironment(),
      SENTINELONE_API_TOKEN: token,
      ANOTHER_SECRET: 'hush-hush',
      DISPLAY: ':7',
      PATH: `${folder}:${process.env['PATH']}`,
    };
    const child = spawn(process.execPath, [cliFile, '--data-dir', join(folder, 'data'), 'doctor'], {
      env,
      stdio: 'ignore',
    });
    await new Promise((resolve) => child.once('exit', resolve));
    const environment = readFileSync(seen, 'utf8');
    expect(environment).toContain('DISPLAY=:7');
    expect(environment).not.toMatch(/a-token-that|hush-hush/);
  });
});

describe('a crash', () => {
  test.skipIf(notLinux !== '')(`leaves nothing of the memory in a core dump${notLinux}`, async () => {
    const folder = temporaryFolder();
    // A console that takes a request and answers nothing.
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    const asked = new Promise((resolve) =>
      server.on('connection', (socket) => socket.on('error', () => undefined).once('data', resolve)),
    );
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const command = [
      cliFile,
      '--data-dir',
      join(folder, 'data'),
      'connector',
      'add',
      '--url',
      `http://127.0.0.1:${port}`,
    ];
    const child = spawn('sh', ['-c', 'ulimit -c unlimited; exec "$0" "$@"', process.execPath, ...command], {
      cwd: folder,
      env: { ...cleanEnvironment(), SENTINELONE_API_TOKEN: token },
      stdio: 'ignore',
    });
    const { pid = 0 } = child;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    onTestFinished(() => void child.kill('SIGKILL'));
    // Asked for means that the token is in its memory.
    await asked;
    expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8')).toBe('00000000\n');
    // One that no library listens to.
    process.kill(pid, 'SIGBUS');
    await ended;
    // Where the system writes them elsewhere, or a limit forbids them, there is none to look into.
    for (const name of readdirSync(folder).filter((file) => file.startsWith('core'))) {
      const dump = readFileSync(join(folder, name));
      expect([name, dump.includes(token), dump.length < 1_000_000]).toEqual([name, false, true]);
    }
  });
});
