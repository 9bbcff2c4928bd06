/** A finding's severity as stored: the five levels of the field, lowest first, so that sorting and "at least" are number comparisons. */
export const severityNames = ['informational', 'low', 'medium', 'high', 'critical'] as const;

export type SeverityName = (typeof severityNames)[number];

/** The stored number of a severity name. */
export function severityLevel(name: SeverityName): number {
  return severityNames.indexOf(name);
}
