import { missingPackages } from './system-packages.ts';

/** Why tests with a window cannot run here, for their names; empty when they can. */
export function windowSkipReason(): string {
  const missing = missingPackages('the window');
  return missing.length === 0 ? '' : ` (skipped: needs ${missing.join(', ')})`;
}
