import { Notification } from 'electron';
import { windowIcon } from '../pictures.ts';

/** What is told outside the window. */
export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
  /** Makes no sound. */
  readonly silent?: boolean;
  /** What a click on it does. */
  readonly onClick: () => void;
}

/** How many are held at most: Windows keeps the newest twenty of an application in its action centre. */
const maxHeld = 50;

/** Shows notices as the system shows them. */
export class DesktopNotices {
  /** Those that may be clicked: a notification that nobody holds is collected as garbage, and its click with it. */
  readonly #held = new Set<Notification>();

  show({ title, body, silent = false, onClick }: DesktopNotice): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent, icon: windowIcon() });
    this.#hold(notification);
    const release = (): void => void this.#held.delete(notification);
    notification.on('click', () => {
      release();
      onClick();
    });
    notification.on('failed', release);
    // On Windows one whose time on the screen is over waits in the action centre, where it can still be clicked.
    notification.on('close', ({ reason }) => {
      if (reason === undefined || reason === 'userCanceled') release();
    });
    notification.show();
  }

  #hold(notification: Notification): void {
    this.#held.add(notification);
    const [oldest] = this.#held;
    if (this.#held.size > maxHeld && oldest !== undefined) this.#held.delete(oldest);
  }
}
