import { english } from '../../words/english/english.ts';
import { say } from '../../words/say.ts';
import type { ConsoleErrorCode } from '../error-codes.ts';
import type { ErrorEntries, ErrorEntry } from './error-entry.ts';

/** One part of the catalogue, as it is shown under a heading. */
export interface ErrorGroup {
  readonly title: string;
  readonly entries: ErrorEntries;
}

/** Parts of the texts that have a cause and a remedy for each of some codes. */
type ErrorPart = Extract<keyof typeof english, `${string}ErrorHelp`>;

/** No code of a console goes without an entry. */
english.consoleErrorHelp satisfies Readonly<Record<ConsoleErrorCode, ErrorEntry>>;

/** Cause and remedy of every code that a failure, a check or an issue of a scan can bear; window and documents show it. */
export const errorCatalogue: readonly ErrorGroup[] = [
  { title: say('errorGroups:console'), entries: entriesOf('consoleErrorHelp') },
  { title: say('errorGroups:connectors'), entries: entriesOf('connectorErrorHelp') },
  { title: say('errorGroups:scans'), entries: entriesOf('scanErrorHelp') },
  { title: say('errorGroups:project'), entries: entriesOf('projectErrorHelp') },
  { title: say('errorGroups:severalProjects'), entries: entriesOf('severalProjectsErrorHelp') },
  { title: say('errorGroups:application'), entries: entriesOf('applicationErrorHelp') },
  { title: say('errorGroups:machine'), entries: entriesOf('machineErrorHelp') },
];

/** The entry of a code; undefined for one that is not in the catalogue. */
export function errorEntry(code: string): ErrorEntry | undefined {
  return errorCatalogue.find(({ entries }) => Object.hasOwn(entries, code))?.entries[code];
}

function entriesOf(part: ErrorPart): ErrorEntries {
  // The codes of a part are its own keys, which the compiler cannot follow through a loop.
  const sayOf = say as (key: string) => string;
  const entry = (code: string): ErrorEntry => ({
    cause: sayOf(`${part}:${code}.cause`),
    remedy: sayOf(`${part}:${code}.remedy`),
  });
  return Object.fromEntries(Object.keys(english[part]).map((code) => [code, entry(code)]));
}
