import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { LogMessage } from 'electron-log';
import electronLog from 'electron-log/node';
import type { Redactor } from './redactor.ts';

/** Where the program writes down what happens, for support. Details may hold anything: secrets are masked. */
export interface Log {
  error(text: string, details?: unknown): void;
  warn(text: string, details?: unknown): void;
  info(text: string, details?: unknown): void;
}

/** Bytes after which the file is renamed to `main.old.log` and a new one begun. */
const maxFileBytes = 5 * 1024 * 1024;

/** Opens `<data-dir>/logs/main.log`. Every line passes the redactor; nothing goes to the console, whatever happens. */
export function openLog(dataDir: string, redactor: Redactor): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'main.log');
  makePrivate(folder, file);
  silenceConsole();

  const logger = electronLog.create({ logId: dataDir });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.maxSize = maxFileBytes;
  logger.hooks.push((message) => redactedMessage(message, redactor));

  const write =
    (level: 'error' | 'warn' | 'info') =>
    (text: string, details?: unknown): void =>
      logger[level](...(details === undefined ? [text] : [text, details]));
  return { error: write('error'), warn: write('warn'), info: write('info') };
}

/**
 * Turns the parts of a message into one text first, so that no nested object carries a secret past the masks. What a
 * console or a page said can stand in it: it can neither begin an entry of its own nor give orders to a terminal.
 */
function redactedMessage(message: LogMessage, redactor: Redactor): LogMessage {
  const text = message.data
    .map((part) =>
      typeof part === 'string' ? part : inspect(part, { depth: 6, breakLength: Number.POSITIVE_INFINITY }),
    )
    .join(' ');
  return { ...message, data: [inOneEntry(redactor.redact(text))] };
}

/** Lines behind the first are set in; what would steer a terminal, or turn the direction of text, is shown as its code. */
function inOneEntry(text: string): string {
  return text
    .replace(/\r?\n/g, '\n    ')
    .replace(/(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}

function makePrivate(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(file, 0o600);
  } catch {
    // No file yet; or a folder that cannot be written: a program without a log is better than none.
  }
}

/** electron-log reports a log it cannot write through its default logger's console, which would spoil `--json`. */
function silenceConsole(): void {
  electronLog.transports.console.writeFn = () => undefined;
}
