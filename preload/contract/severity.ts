import { z } from 'zod';

/**
 * Severities by their level, lowest first. `unknown` is a finding of which the console sent neither a severity nor a score
 * that can be read: it stands above what is known to be harmless and below what is known to be a risk.
 */
export const severityNames = ['informational', 'unknown', 'low', 'medium', 'high', 'critical'] as const;
export const severityName = z.enum(severityNames);
export type SeverityName = z.infer<typeof severityName>;
