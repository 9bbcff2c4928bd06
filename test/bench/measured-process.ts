import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  /** From start to exit, milliseconds. */
  readonly wallMs: number;
  /** Largest resident memory of the process with all its threads, MiB; null where the system does not tell. */
  readonly peakMiB: number | null;
  readonly stdout: string;
}

const askPeakEveryMs = 50;

/**
 * Runs a Node program to its end and measures it as a whole.
 * @throws when it ends with another exit code than 0
 */
export function measure(args: readonly string[], env: Record<string, string>): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let peakMiB: number | null = null;
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  const asking = setInterval(() => {
    peakMiB = peakOf(child.pid) ?? peakMiB;
  }, askPeakEveryMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(asking);
      const wallMs = performance.now() - started;
      if (code === 0) resolve({ wallMs, peakMiB, stdout });
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${stderr || stdout}`));
    });
  });
}

/** Linux keeps the high-water mark itself, so that asking now and then misses nothing but the very end. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
