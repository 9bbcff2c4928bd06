import process from 'node:process';
import { missingPackages } from '../../setup/system-packages.ts';

/** Why tests with a window cannot run here, for their names; empty when they can. */
export function windowSkipReason(): string {
  const found = process.env['CHROMIUM_PATH'] !== undefined || !missingPackages().includes('chromium');
  return found ? '' : ' (skipped: needs chromium)';
}
