import { type SeverityName, severityNames } from '../../preload/contract/severity.ts';

/** The stored number of a severity name: its place among the levels, so that sorting and "at least" compare numbers. */
export function severityLevel(name: SeverityName): number {
  return severityNames.indexOf(name);
}
