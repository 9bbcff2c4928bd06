import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can be wrong with a request about ingest rules. Never rename one. */
export type RuleErrorCode = 'rule-not-found' | 'rule-ambiguous' | 'schedule-invalid';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class RuleError extends CodedError<RuleErrorCode> {}
