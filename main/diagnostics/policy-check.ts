import { accessSync, constants } from 'node:fs';
import { say } from '../../preload/words/say.ts';
import { managedViewOf } from '../policy/managed-view.ts';
import type { Policy } from '../policy/policy.ts';
import { failed, type Outcome, passed, warning } from './check.ts';

/** Whether the policy of this machine can be followed, and whether only its administrators can change it. */
export function checkPolicy(policy: Policy, platform: NodeJS.Platform): Outcome {
  const view = managedViewOf(policy);
  if (view === null) return passed(say('checks:policy.none'));
  const { file, trouble, settings } = view;
  if (trouble !== null) {
    return failed('policy-broken', trouble, say('checks:policy.brokenAdvice'));
  }
  if (isWritable(file, platform)) {
    return warning(say('checks:policy.writable', { file }), say('checks:policy.writableAdvice'));
  }
  const names = settings.map(({ name }) => name).join(', ');
  return passed(
    names === '' ? say('checks:policy.fixesNothing', { file }) : say('checks:policy.fixes', { file, names }),
  );
}

/** Windows tells nothing of the kind by the mode of a file, and root may write everything. */
function isWritable(file: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32' || process.getuid?.() === 0) return false;
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
