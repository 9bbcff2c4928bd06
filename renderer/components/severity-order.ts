import { type SeverityName, severityNames } from '../../preload/contract/severity.ts';

/** Severities as lists show them: the worst first. */
export const severitiesWorstFirst: readonly SeverityName[] = severityNames.toReversed();

/** The words shown for each severity. */
export const severityLabels: Readonly<Record<SeverityName, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
};
