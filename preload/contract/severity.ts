import { z } from 'zod';

/** Severities by their level, lowest first. */
export const severityNames = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export const severityName = z.enum(severityNames);
export type SeverityName = z.infer<typeof severityName>;
