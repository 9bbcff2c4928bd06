import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { authenticodeProblem } from '../../../main/updates/authenticode.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const ours = 'CN=Example Security GmbH, O=Example Security GmbH, L=Bonn, C=DE';
const installer = '/downloads/it is $(this) one.exe';

/** A Windows folder in which PowerShell says what a shell script prints. */
function windowsSaying(script: string): NodeJS.ProcessEnv {
  const root = temporaryFolder();
  const folder = join(root, 'System32', 'WindowsPowerShell', 'v1.0');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'powershell.exe');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return { SystemRoot: root, PATH: process.env['PATH'], SENTINELONE_API_TOKEN: 'a-token', PSModulePath: 'x' };
}

const signedBy = (subject: string, status = 'Valid'): NodeJS.ProcessEnv =>
  windowsSaying(`printf '%s' '${JSON.stringify({ status, subject })}'`);

describe.skipIf(process.platform === 'win32')('the signature of an installer for Windows', () => {
  test.each([
    ['its common name', ['Example Security GmbH']],
    ['every part of a distinguished name', ['CN=Example Security GmbH, O=Example Security GmbH']],
    ['one of several publishers', ['Somebody Else', 'Example Security GmbH']],
  ])('is taken when it is by %s', async (_, publishers) => {
    expect(await authenticodeProblem(publishers, installer, signedBy(ours))).toBeNull();
  });

  test.each([
    ['by somebody else', () => signedBy('CN=Mallory'), 'it is signed by CN=Mallory'],
    [
      'by a name that only holds the publisher’s',
      () => signedBy('CN=Mallory, O="CN=Example Security GmbH"'),
      'it is signed by',
    ],
    ['not valid', () => signedBy(ours, 'HashMismatch'), 'its signature is not valid (HashMismatch)'],
    ['not there', () => signedBy('', 'NotSigned'), 'its signature is not valid (NotSigned)'],
    ['answered with nothing', () => windowsSaying('exit 0'), 'its signature could not be checked'],
    ['not to be checked', () => windowsSaying('exit 1'), 'its signature could not be checked'],
    [
      'asked for where there is no PowerShell',
      () => ({ SystemRoot: '/nowhere' }),
      'its signature could not be checked',
    ],
  ])('is refused when it is %s', async (_, windows, problem) => {
    expect(await authenticodeProblem(['Example Security GmbH'], installer, windows())).toContain(problem);
  });

  test('is asked for by a file that no command is made of, without what the environment holds besides', async () => {
    const seen = windowsSaying(
      `printf '{"status":"%s","subject":""}' "$SIGNED_FILE|$SENTINELONE_API_TOKEN|$PSModulePath"`,
    );
    expect(await authenticodeProblem(['x'], installer, seen)).toBe(
      `its signature is not valid (${installer}||)`,
    );
  });
});
