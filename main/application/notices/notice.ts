import type { ProjectRecord } from '../../settings/project-record.ts';

export type NoticeKind =
  | 'scan-failed'
  | 'needs-review'
  | 'rule-paused'
  | 'token-expiring'
  | 'new-criticals'
  | 'scan-ended';

/** What the user is told outside the window. Names no host and no CVE: it may show on a locked screen. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  /** The address of the screen that shows more. */
  readonly screen: string;
  /** Makes no sound. */
  readonly silent?: boolean;
  /** The project whose screen it is, where there are several. */
  readonly project?: ProjectRecord;
}

/** Something that happened, before it is put into words together with its like. */
export interface NoticeCause {
  readonly kind: NoticeKind;
  readonly connectorName: string;
  /** The screen that shows this one. */
  readonly screen: string;
  /** New critical findings, or days until a token ends. */
  readonly count?: number;
  /** New findings that are known to be exploited in the wild, not among `count`. */
  readonly exploited?: number;
  /** How a scan ended. */
  readonly words?: string;
  /** The project it happened in, where there are several. */
  readonly project?: ProjectRecord;
}
