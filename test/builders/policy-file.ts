import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../main/policy/policy.ts';
import { readPolicy } from '../../main/policy/read-policy.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Writes a policy file of what it fixes besides its version; where it lies. */
export function policyFile(settings: Readonly<Record<string, unknown>>): string {
  return policyFileOf(JSON.stringify({ version: 1, ...settings }));
}

/** Writes a policy file with this text; where it lies. */
export function policyFileOf(text: string): string {
  const file = join(temporaryFolder(), 'policy.json');
  writeFileSync(file, text);
  return file;
}

/** A policy that was read from a file of what it fixes. @throws what is wrong with it */
export function policyOf(settings: Readonly<Record<string, unknown>>): Policy {
  const read = readPolicy({
    files: [policyFile(settings)],
    owners: [0, process.getuid?.() ?? 0],
    env: {},
    platform: 'linux',
    home: '/home/ana',
  });
  if (!read.ok) throw read.error;
  return read.value;
}
