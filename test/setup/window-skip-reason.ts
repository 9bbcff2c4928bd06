import { realElectron } from '../electron/driver.ts';
import { missingPackages } from './system-packages.ts';

/** Why tests with a window cannot run here, for their names; empty when they can. */
export function windowSkipReason(): string {
  return realElectron() === null ? chromiumSkipReason() : '';
}

/** Why tests that need the stand-in cannot run here: those of the stand-in itself, and those of what it alone can do. */
export function standInSkipReason(): string {
  return realElectron() === null ? chromiumSkipReason() : ' (skipped: only on the stand-in for Electron)';
}

function chromiumSkipReason(): string {
  const missing = missingPackages('the window');
  return missing.length === 0 ? '' : ` (skipped: needs ${missing.join(', ')})`;
}
