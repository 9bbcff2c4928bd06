import { type SeverityName, severityNames } from '../../preload/contract/severity.ts';
import { say } from '../../preload/words/say.ts';

/** Severities as lists show them: the worst first. */
export const severitiesWorstFirst: readonly SeverityName[] = severityNames.toReversed();

/** The words shown for each severity. */
export const severityLabels: Readonly<Record<SeverityName, string>> = {
  critical: say('components:severity.critical'),
  high: say('components:severity.high'),
  medium: say('components:severity.medium'),
  low: say('components:severity.low'),
  unknown: say('components:severity.unknown'),
  informational: say('components:severity.informational'),
};
