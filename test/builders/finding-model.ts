import type { FindingStatus, SetStatus } from '../../preload/contract/finding-status.ts';

/** What is stored of a finding that its state comes from. */
export interface StoredFindingState {
  readonly mitigated: number;
  readonly set_status: string | null;
  readonly severity: number;
  readonly set_severity: number | null;
}

/** What a person can see of a finding's state. */
export interface FindingState {
  readonly open: boolean;
  readonly status: string;
  /** Its level, see `severityLevel`. */
  readonly severity: number;
}

/** The statuses that close a finding for a person. */
const closing: readonly (SetStatus | FindingStatus)[] = [
  'accepted-risk',
  'duplicate',
  'exception-granted',
  'false-positive',
  'manually-mitigated',
];

/** The state of a finding as the specification has it, without SQL. */
export function modelState({
  mitigated,
  set_status,
  severity,
  set_severity,
}: StoredFindingState): FindingState {
  const isClosed = closing.some((status) => status === set_status);
  return {
    open: mitigated === 0 && !isClosed,
    status: set_status ?? (mitigated === 1 ? 'scan-mitigated' : 'active'),
    severity: set_severity ?? severity,
  };
}
