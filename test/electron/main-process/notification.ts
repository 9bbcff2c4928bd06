import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NotificationConstructorOptions } from 'electron';
import type { ShownNotification } from '../driver/application-driver.ts';
import { Imitation, NotImitatedError } from '../imitation.ts';

const KNOWN = new Set([
  'title',
  'body',
  'silent',
  'icon',
  'urgency',
  'timeoutType',
  'id',
  'groupId',
  'groupTitle',
]);

/** What the system has of a notification: its text, and no hold on the app's object. */
type Toast = { -readonly [K in keyof ShownNotification]: ShownNotification[K] };

const toasts: { readonly toast: Toast; readonly notification: WeakRef<ImitatedNotification> }[] = [];

/** `Notification`: shown to nobody but the test, which can click it. */
export class ImitatedNotification extends Imitation {
  title: string;
  body: string;
  silent: boolean;
  urgency: NonNullable<NotificationConstructorOptions['urgency']>;
  #toast: Toast | null = null;

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    const unknown = Object.keys(options).find((key) => !KNOWN.has(key));
    if (unknown !== undefined) {
      throw new NotImitatedError(`the option '${unknown}' of a Notification`);
    }
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    const { title, body, silent, urgency } = this;
    this.#toast = { title, body, silent, urgency, closed: false };
    toasts.push({ toast: this.#toast, notification: new WeakRef(this) });
    this.emit('show', {});
  }

  /** Takes it away, also out of the action centre. */
  close(): void {
    if (this.#toast !== null && !this.#toast.closed) {
      this.#toast.closed = true;
      this.emit('close', {});
    }
  }
}

/** All that were shown so far, for the driver. */
export function shownNotifications(): readonly ShownNotification[] {
  return toasts.map(({ toast }) => toast);
}

/**
 * A person clicks one, which also takes it away. The system holds on to nothing of the app: a notification that the app
 * has let go of was collected as garbage, and nobody hears the click.
 */
export function clickNotification(index: number): void {
  const { toast, notification } = toastAt(index);
  collectGarbage();
  toast.closed = true;
  const held = notification.deref();
  held?.emit('click', {});
  held?.emit('close', {});
}

/**
 * One goes from the screen. On Windows `close` says why, and where its time was up it waits in the action centre, where
 * it can still be clicked (`ToastEventHandler` in `shell/browser/notifications/win/windows_toast_notification.cc`).
 */
export function dismissNotification(index: number, by: 'user' | 'time'): void {
  const { toast, notification } = toastAt(index);
  const isWindows = process.platform === 'win32';
  toast.closed = !(isWindows && by === 'time');
  notification
    .deref()
    ?.emit('close', isWindows ? { reason: by === 'time' ? 'timedOut' : 'userCanceled' } : {});
}

function toastAt(index: number): (typeof toasts)[number] {
  const found = toasts[index];
  if (found === undefined || found.toast.closed) {
    throw new Error(`There is no notification ${index} to click.`);
  }
  return found;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
