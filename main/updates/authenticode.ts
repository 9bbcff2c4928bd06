import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseDn } from 'builder-util-runtime';
import { z } from 'zod';
import { childEnvironment } from '../process-safety/child-environment.ts';

/** How long PowerShell may take, in milliseconds: it reads the whole installer, and may ask for revoked certificates. */
const timeLimitMs = 120_000;

/** The file is named by a variable: nothing in its name can be taken for a command. */
const script = [
  "$ErrorActionPreference = 'Stop'",
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$signature = Get-AuthenticodeSignature -LiteralPath $env:SIGNED_FILE',
  '$certificate = $signature.SignerCertificate',
  "$subject = if ($certificate) { $certificate.Subject } else { '' }",
  '@{ status = [string]$signature.Status; subject = $subject } | ConvertTo-Json -Compress',
].join('; ');

const answer = z.object({ status: z.string(), subject: z.string() });

/**
 * Why an installer for Windows is not signed by one of the publishers; null when it is. Unlike electron-updater's own
 * check, which accepts an installer where PowerShell cannot be run, it accepts nothing that it could not look at.
 * @param publishers common names, or whole distinguished names of which every part must agree
 */
export async function authenticodeProblem(
  publishers: readonly string[],
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  try {
    const { status, subject } = answer.parse(JSON.parse(await askPowerShell(file, env)));
    if (status !== 'Valid') return `its signature is not valid (${status || 'none'})`;
    return publishers.some((publisher) => isBy(publisher, subject)) ? null : `it is signed by ${subject}`;
  } catch (error) {
    return `its signature could not be checked (${error instanceof Error ? error.message : String(error)})`;
  }
}

function isBy(publisher: string, subject: string): boolean {
  const found = parseDn(subject);
  const wanted = parseDn(publisher);
  if (wanted.size === 0) return found.get('CN') === publisher;
  return [...wanted].every(([part, value]) => found.get(part) === value);
}

/** Windows' own PowerShell, not one that stands in the search path. */
function askPowerShell(file: string, env: NodeJS.ProcessEnv): Promise<string> {
  const root = env['SystemRoot'] ?? env['windir'] ?? 'C:\\Windows';
  const program = join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const args = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script];
  // Without `PSModulePath`: the modules of a newer PowerShell, from which the application may have been started, do not
  // load into this one.
  const options = {
    env: { ...childEnvironment(env), SIGNED_FILE: file },
    timeout: timeLimitMs,
    windowsHide: true,
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
