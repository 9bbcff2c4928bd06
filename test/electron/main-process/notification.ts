import type { NotificationConstructorOptions } from 'electron';
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

const shown: ImitatedNotification[] = [];

/** `Notification`: shown to nobody but the test, which can click it. */
export class ImitatedNotification extends Imitation {
  title: string;
  body: string;
  silent: boolean;
  urgency: NonNullable<NotificationConstructorOptions['urgency']>;
  #closed = false;

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

  /** All that were shown so far, for the driver. */
  static shown(): readonly ImitatedNotification[] {
    return shown;
  }

  show(): void {
    this.#closed = false;
    shown.push(this);
    this.emit('show', {});
  }

  close(): void {
    if (!this.#closed) {
      this.#closed = true;
      this.emit('close', {});
    }
  }

  isClosed(): boolean {
    return this.#closed;
  }

  /** A person clicks it, which also takes it away. */
  click(): void {
    this.emit('click', {});
    this.close();
  }
}
