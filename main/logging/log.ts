import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { LogMessage } from 'electron-log';
import electronLog from 'electron-log/node';
import { appendFlags, closeToOthers, privateMode } from '../private-files/private-file.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import type { Redactor } from './redactor.ts';

/** Where the program writes down what happens, for support. Details may hold anything: secrets are masked. */
export interface Log {
  error(text: string, details?: unknown): void;
  warn(text: string, details?: unknown): void;
  info(text: string, details?: unknown): void;
}

/** Bytes after which the file is renamed to `main.old.log` and a new one begun. */
const maxFileBytes = 5 * 1024 * 1024;

/** Takes nothing down: for a data folder in which nothing is written. */
export const noLog: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

/**
 * Opens `<data-dir>/logs/main.log`. Every line passes the redactor; nothing goes to the console, whatever happens. A
 * folder or file that is not this user's own is left alone, and nothing is taken down; so where there is no data folder.
 * The folder of logs is made with the first line.
 */
export function openLog(dataDir: string, redactor: Redactor): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'main.log');
  silenceConsole();

  const logger = electronLog.create({ logId: dataDir });
  // Else it looks for a package.json from the folder that the program was started in upwards, and writes nothing without one.
  logger.transports.file.setAppName('sentinelone-connector');
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  // It opens the file anew for each line. Node takes numbers for flags too, of which its types do not know.
  const flag = appendFlags as unknown as 'a';
  logger.transports.file.writeOptions = { flag, mode: privateMode, encoding: 'utf8' };
  logger.transports.file.archiveLogFn = () => putAside(folder, file);
  logger.transports.file.maxSize = maxFileBytes;
  logger.hooks.push((message) => redactedMessage(message, redactor));

  let prepared = false;
  const write =
    (level: 'error' | 'warn' | 'info') =>
    (text: string, details?: unknown): void => {
      // A command that only looks leaves no data folder behind.
      prepared ||= existsSync(dataDir) && makePrivate(folder, file);
      if (prepared) logger[level](...(details === undefined ? [text] : [text, details]));
    };
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

/** Whether the log may be written. */
function makePrivate(folder: string, file: string): boolean {
  try {
    makePrivateFolder(folder);
    closeToOthers(file);
    return true;
  } catch {
    // A program without a log is better than none. `doctor` says why there is none.
    return false;
  }
}

/** Where it cannot be put aside it goes on growing. electron-log would cut it, and open it for that by its path. */
function putAside(folder: string, file: string): void {
  try {
    renameSync(file, join(folder, 'main.old.log'));
  } catch {
    // Another process may have put it aside.
  }
}

/** electron-log reports a log it cannot write through its default logger's console, which would spoil `--json`. */
function silenceConsole(): void {
  electronLog.transports.console.writeFn = () => undefined;
}
