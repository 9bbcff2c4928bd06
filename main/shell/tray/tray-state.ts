import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';

/** What the tray's picture says. */
export type TrayState = 'idle' | 'running' | 'attention' | 'paused';

/** What is under way comes first; then what needs a person, also while the schedule is paused. */
export function trayState(
  status: Pick<ApplicationStatus, 'running' | 'attention' | 'schedulePaused'>,
): TrayState {
  if (status.running.length > 0) return 'running';
  if (status.attention.length > 0) return 'attention';
  return status.schedulePaused ? 'paused' : 'idle';
}
