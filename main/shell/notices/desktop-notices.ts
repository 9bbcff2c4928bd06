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

/** Shows notices as the system shows them. */
export class DesktopNotices {
  /** Those on show: a notification that nobody holds is collected as garbage, and its click with it. */
  readonly #shown = new Set<Notification>();

  show({ title, body, silent = false, onClick }: DesktopNotice): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent, icon: windowIcon() });
    this.#shown.add(notification);
    notification.on('click', () => {
      this.#shown.delete(notification);
      onClick();
    });
    notification.on('close', () => this.#shown.delete(notification));
    notification.show();
  }
}
