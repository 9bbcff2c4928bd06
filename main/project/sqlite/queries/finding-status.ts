import { sql } from 'kysely';
import { isOpen, severityInEffect, statusInEffect } from '../tables/finding-state.ts';

/** A finding's status, in a query over `finding`. */
export const findingStatus = sql<string>`${sql.raw(statusInEffect('finding'))}`;

/** A finding's severity as a number, in a query over `finding`. */
export const findingSeverity = sql<number>`${sql.raw(severityInEffect('finding'))}`;

/** Whether a finding is open, in a query over `finding`. */
export const findingIsOpen = sql<boolean>`${sql.raw(isOpen('finding'))}`;
