import { applicationEntries } from './application-entries.ts';
import { connectorEntries } from './connector-entries.ts';
import { consoleEntries } from './console-entries.ts';
import type { ErrorEntries, ErrorEntry } from './error-entry.ts';
import { machineEntries } from './machine-entries.ts';
import { projectEntries } from './project-entries.ts';
import { scanEntries } from './scan-entries.ts';
import { severalProjectsEntries } from './several-projects-entries.ts';

/** One part of the catalogue, as it is shown under a heading. */
export interface ErrorGroup {
  readonly title: string;
  readonly entries: ErrorEntries;
}

/** Cause and remedy of every code that a failure, a check or an issue of a scan can bear; window and documents show it. */
export const errorCatalogue: readonly ErrorGroup[] = [
  { title: 'The way to the console', entries: consoleEntries },
  { title: 'Connectors and tokens', entries: connectorEntries },
  { title: 'Rules and scans', entries: scanEntries },
  { title: 'The project and its lists', entries: projectEntries },
  { title: 'Several projects and backups', entries: severalProjectsEntries },
  { title: 'The application', entries: applicationEntries },
  { title: 'Managed machines and updates', entries: machineEntries },
];

/** The entry of a code; undefined for one that is not in the catalogue. */
export function errorEntry(code: string): ErrorEntry | undefined {
  return errorCatalogue.find(({ entries }) => Object.hasOwn(entries, code))?.entries[code];
}
