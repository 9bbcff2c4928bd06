import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { withProcessLock } from '../locks/process-lock.ts';
import { checkFile } from '../private-files/file-checks.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { readPrivately, replacePrivately } from '../private-files/private-file.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { projectsFound } from './project-places.ts';
import { SettingsError, systemReason } from './settings-error.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';
import { asStored, imposedOn, noRulings, refusalOf, type SettingsRulings } from './settings-rulings.ts';
import { defaultSettings, type Settings, settingsSchema, settingsSchemaVersion } from './settings-schema.ts';

/** How long a change waits for another process that is writing the settings. */
const lockWaitMs = 5_000;

/** Writes the settings file in one piece: `conf`, or electron-store, which stands on it. */
export interface SettingsFileWriter {
  store: Partial<Settings>;
}

/**
 * What `conf` is to make of a file that it only writes: nothing, since it knows no byte order marks and would refuse a
 * file that was read before.
 */
export function readElsewhere(): Record<string, never> {
  return {};
}

export interface SettingsStoreOptions {
  readonly now?: () => Date;
  /** Opens `settings.json` of a data folder for writing; `conf` without it. */
  readonly openFile?: (dataDir: string) => SettingsFileWriter;
  /** What the policy of this machine fixes; nothing without it. */
  readonly rulings?: SettingsRulings;
  /** Why the data folder is not believed: its settings are then neither read nor changed. */
  readonly distrust?: SettingsError | null;
}

export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for the user when the file had to be recovered. */
  readonly warning: string | null;
}

/**
 * The settings in `<data-dir>/settings.json`, the file that electron-store (which is `conf` underneath) uses too.
 * Every read and every change starts from the file as it is now, and changes take turns across processes, so the
 * window and the command line never lose each other's.
 */
export class SettingsStore {
  readonly path: string;
  readonly #dataDir: string;
  readonly #now: () => Date;
  readonly #openFile: (dataDir: string) => SettingsFileWriter;
  readonly #rulings: SettingsRulings;
  readonly #distrust: SettingsError | null;
  #recovery: string | null = null;

  constructor(
    dataDir: string,
    {
      now = () => new Date(),
      openFile = openWithConf,
      rulings = noRulings,
      distrust = null,
    }: SettingsStoreOptions = {},
  ) {
    this.#dataDir = dataDir;
    this.#now = now;
    this.#openFile = openFile;
    this.#rulings = rulings;
    this.#distrust = distrust;
    this.path = join(dataDir, 'settings.json');
  }

  /** The newest warning of a recovery, whichever read or change came upon the broken file; null when there was none. */
  get recovery(): string | null {
    return this.#recovery;
  }

  /** The consoles that the policy of this machine allows, see `isAllowedOrigin`; null where any may be reached. */
  get allowedConsoles(): readonly string[] | null {
    return this.#rulings.allowedConsoles;
  }

  /**
   * The settings as they hold now, with what the policy fixes. A broken file is put aside and replaced by the last good
   * copy.
   */
  read(): Result<ReadSettings, SettingsError> {
    const read = this.#guarded('settings-unreadable', () => {
      if (this.#distrust !== null) return success({ settings: freshSettings(this.#dataDir), warning: null });
      const current = this.#current();
      if (current !== null) return current;
      return this.#locked(() => this.#current() ?? this.#recover());
    });
    if (!read.ok) return read;
    return success({ ...read.value, settings: imposedOn(read.value.settings, this.#rulings) });
  }

  /**
   * Applies `change` to the settings as they hold now and writes the result; returns what then holds. When `change`
   * refuses, or changes what the policy fixes, nothing is written and the refusal is returned.
   */
  update<E>(change: (settings: Settings) => Result<Settings, E>): Result<Settings, E | SettingsError> {
    if (this.#distrust !== null) return failure(this.#distrust);
    return this.#guarded<Settings, E | SettingsError>('settings-unwritable', () => {
      makePrivateFolder(this.#dataDir);
      return this.#locked<Settings, E | SettingsError>(() => {
        const current = this.#current() ?? this.#recover();
        if (!current.ok) return current;
        const stored = current.value.settings;
        const before = imposedOn(stored, this.#rulings);
        const changed = change(before);
        if (!changed.ok) return changed;
        const refusal = refusalOf(this.#rulings, before, changed.value);
        if (refusal !== null) return failure(refusal);
        const settings = settingsSchema.parse(asStored(changed.value, this.#rulings, stored));
        this.#write(settings);
        return success(imposedOn(settings, this.#rulings));
      });
    });
  }

  /** What the file says; null when it must be recovered. */
  #current(): Result<ReadSettings, SettingsError> | null {
    const main = readSettingsFile(this.path);
    if (main.state === 'good') return success({ settings: main.settings, warning: null });
    if (main.state === 'newer') return failure(this.#newer(main.version));
    if (main.state === 'absent' && readSettingsFile(this.#backupPath).state === 'absent') {
      return success({ settings: freshSettings(this.#dataDir), warning: null });
    }
    return null;
  }

  #recover(): Result<ReadSettings, SettingsError> {
    const backup = readSettingsFile(this.#backupPath);
    if (backup.state === 'newer') return failure(this.#newer(backup.version));
    const aside = this.#putAside();
    const settings = backup.state === 'good' ? backup.settings : freshSettings(this.#dataDir);
    this.#write(settings);
    this.#recovery = recoveryWarning(this.path, aside, backup.state);
    return success({ settings, warning: this.#recovery });
  }

  /** Renames the broken file so that nothing is lost; null when there is none. */
  #putAside(): string | null {
    if (readSettingsFile(this.path).state === 'absent') return null;
    const aside = `${this.path}.broken-${this.#now()
      .toISOString()
      .replace(/[^0-9TZ]/g, '')}`;
    renameSync(this.path, aside);
    return aside;
  }

  #write(settings: Settings): void {
    this.#keepOlderVersion();
    checkFile(this.path);
    this.#openFile(this.#dataDir).store = settings;
    copyPrivately(this.path, this.#backupPath);
  }

  /** A file that an older program wrote is kept as it was: that program cannot read what is written over it. */
  #keepOlderVersion(): void {
    const there = readSettingsFile(this.path);
    if (there.state !== 'good' || there.version === settingsSchemaVersion) return;
    copyPrivately(this.path, `${this.path}.v${there.version}`);
  }

  get #backupPath(): string {
    return `${this.path}.bak`;
  }

  #locked<T, E>(action: () => Result<T, E>): Result<T, E | SettingsError> {
    const turn = withProcessLock(join(this.#dataDir, 'settings.lock'), lockWaitMs, action);
    if (!turn.held) return turn.value;
    return failure(
      new SettingsError(
        'settings-busy',
        say('settingsMessages:busy.message'),
        say('settingsMessages:busy.advice'),
      ),
    );
  }

  #guarded<T, E>(
    code: 'settings-unreadable' | 'settings-unwritable',
    action: () => Result<T, E>,
  ): Result<T, E | SettingsError> {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      const untrusted = fileErrorOf(error);
      if (untrusted !== null) {
        const { message, advice } = untrusted;
        return failure(new SettingsError('file-untrusted', message, advice, { cause: error }));
      }
      return failure(
        new SettingsError(
          code,
          say(
            code === 'settings-unreadable' ? 'settingsMessages:unreadable' : 'settingsMessages:unwritable',
            {
              path: this.path,
              reason: systemReason(error),
            },
          ),
          toSystemError(error)?.advice ?? say('settingsMessages:fileAdvice'),
          { cause: error },
        ),
      );
    }
  }

  #newer(version: number): SettingsError {
    return new SettingsError(
      'settings-newer',
      say('settingsMessages:newer.message', { path: this.path, version, known: settingsSchemaVersion }),
      say('settingsMessages:newer.advice'),
    );
  }
}

/** Settings where there were none, or none that could be read: no project's data goes out of sight with them. */
function freshSettings(dataDir: string): Settings {
  return { ...defaultSettings, projects: projectsFound(dataDir) };
}

function openWithConf(dataDir: string): SettingsFileWriter {
  return new Conf<Partial<Settings>>({
    cwd: dataDir,
    configName: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    deserialize: readElsewhere,
  });
}

/** Copies a file for its owner's eyes only, so that the copy is never seen half made. */
function copyPrivately(from: string, to: string): void {
  replacePrivately(to, readPrivately(from));
}

function recoveryWarning(path: string, aside: string | null, backup: SettingsFile['state']): string {
  const restored = backup === 'good';
  if (aside === null) {
    const missing = restored
      ? 'settingsMessages:recovery.missingRestored'
      : 'settingsMessages:recovery.missingFresh';
    return say(missing, { path });
  }
  const damaged = restored
    ? 'settingsMessages:recovery.damagedRestored'
    : 'settingsMessages:recovery.damagedFresh';
  return say(damaged, { path, aside });
}
