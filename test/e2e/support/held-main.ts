import process from 'node:process';
import type { RunningDesktop } from '../../integration/shell/running-desktop.ts';

/**
 * Holds the main process still while something is looked at: what the window asks for stays unanswered, as on a machine
 * that is much too busy. The window itself goes on.
 */
export async function whileMainIsHeld(desktop: RunningDesktop, look: () => Promise<void>): Promise<void> {
  const { pid } = desktop.app.process;
  process.kill(pid, 'SIGSTOP');
  try {
    await look();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
