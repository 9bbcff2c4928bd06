import { CommandRefused } from '../cli-error.ts';

/** What was given as the number of a scan is none that the project has. */
export function noSuchScan(id: string): CommandRefused {
  return new CommandRefused(
    'scan-not-found',
    `There is no scan ${id}.`,
    'See `sentinelone-connector scans list` for their numbers.',
  );
}
