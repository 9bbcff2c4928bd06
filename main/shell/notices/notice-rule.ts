import type { NoticeKind } from '../../application/notices/notice.ts';

/** Whether a notice is shown outside the window: the end of a scan is seen by who looks at the window anyway. */
export function isShownOutside(kind: NoticeKind, windowFocused: boolean): boolean {
  return !(windowFocused && kind === 'scan-ended');
}
