import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what the services of a project refuse. Never rename one. */
export type ServiceErrorCode = 'scan-elsewhere' | 'scan-running' | 'demo-only' | 'demo-failed';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class ServiceError extends CodedError<ServiceErrorCode> {}
