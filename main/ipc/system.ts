import type { Result } from '../../preload/contract/result.ts';
import type { CallError } from './call-error.ts';

/** What a file dialog for one file to be written says. */
export interface FileToSave {
  readonly title: string;
  /** A file name without a folder. */
  readonly suggestedName: string;
  /** Without the dot: `csv`. */
  readonly extension: string;
  /** What the system's dialog calls such files: `CSV file`. */
  readonly extensionName: string;
}

/** What a file dialog for one file to be read says. */
export interface FileToOpen {
  readonly title: string;
  /** Without the dot: `pem`, `crt`. */
  readonly extensions: readonly string[];
  readonly extensionName: string;
}

/** Whether this system can start the application with the user's session, and whether it does. */
export interface LoginStartState {
  readonly supported: boolean;
  /** Why not, one sentence; null where it can. */
  readonly reason: string | null;
  /** As the system has it, not as the settings would have it. */
  readonly enabled: boolean;
}

/** Starting with the user's session. */
export interface LoginStart {
  state(): LoginStartState;
  /** Turns it on or off; the state as the system has it afterwards. */
  set(enabled: boolean): Result<LoginStartState, CallError>;
}

/** What the handlers of calls need of the desktop. The shell has it; nothing else of the shell is known here. */
export interface System {
  /** The absolute path the user chose; null when they chose none. */
  chooseFileToSave(file: FileToSave): Promise<string | null>;
  /** The absolute path the user chose; null when they chose none. */
  chooseFileToOpen(file: FileToOpen): Promise<string | null>;
  /** Opens a page of a known host in the user's browser; throws a `CallError` `link-refused` for any other. */
  openLink(url: string): Promise<void>;
  copyText(text: string): void;
  /** Shows a folder in the system's file manager; throws a `CallError` `folder-not-shown` when it cannot. */
  showFolder(path: string): Promise<void>;
  /** The versions of what the application runs on. */
  versions(): { readonly electron: string; readonly chromium: string; readonly node: string };
  /** The operating system and the processor in words: `Linux 6.8 (x64)`. */
  system(): string;
  readonly loginStart: LoginStart;
  /** Whether there is a tray that the window can close to. */
  trayPresent(): boolean;
  /** The absolute path of the file that the build writes with the licence of every shipped package. */
  readonly licencesFile: string;
  /** Whether its maker signed the application; null when it runs from its sources. */
  signed(): boolean | null;
}
