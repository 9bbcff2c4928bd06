import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { SettingsError } from './settings-error.ts';
import type { Connector, Settings } from './settings-schema.ts';
import type { ReadSettings, SettingsStore } from './settings-store.ts';

/** What services read and change of the settings: all of them, or those of one project. */
export type SettingsAccess = Pick<SettingsStore, 'read' | 'update' | 'path' | 'recovery' | 'allowedConsoles'>;

/**
 * The settings as one project sees them: its own connectors and ingest rules, and what holds for the whole
 * installation. What is changed through it leaves the connectors and rules of other projects alone.
 */
export class ProjectSettings implements SettingsAccess {
  readonly #store: SettingsStore;
  readonly #project: () => string;

  /** @param project the project's id, asked at each use; what it throws is thrown by that use */
  constructor(store: SettingsStore, project: () => string) {
    this.#store = store;
    this.#project = project;
  }

  get path(): string {
    return this.#store.path;
  }

  get recovery(): string | null {
    return this.#store.recovery;
  }

  get allowedConsoles(): readonly string[] | null {
    return this.#store.allowedConsoles;
  }

  /** A project that is gone has no connectors and no rules. */
  read(): Result<ReadSettings, SettingsError> {
    const id = this.#project();
    const read = this.#store.read();
    if (!read.ok) return read;
    return success({ ...read.value, settings: settingsOfProject(read.value.settings, id) });
  }

  /** As `SettingsStore.update`; fails with `project-not-found` when the project is gone. */
  update<E>(change: (settings: Settings) => Result<Settings, E>): Result<Settings, E | SettingsError> {
    const id = this.#project();
    const saved = this.#store.update<E | SettingsError>((all) => {
      if (!all.projects.some((project) => project.id === id)) return failure(projectGone());
      const changed = change(settingsOfProject(all, id));
      return changed.ok ? success(together(all, changed.value, id)) : changed;
    });
    return saved.ok ? success(settingsOfProject(saved.value, id)) : saved;
  }
}

/** The settings with the connectors and rules of one project alone. */
export function settingsOfProject(all: Settings, id: string): Settings {
  const connectors = all.connectors.filter((connector) => projectOf(connector, all) === id);
  return { ...all, connectors, rules: rulesOf(connectors, all) };
}

/** The id of the project that a connector is ingested into: the first one where it names none that there is. */
export function projectOf({ projectId }: Connector, { projects }: Pick<Settings, 'projects'>): string {
  const named = projects.find(({ id }) => id === projectId);
  return (named ?? projects[0])?.id ?? '';
}

function rulesOf(connectors: readonly Connector[], { rules }: Settings): Settings['rules'] {
  return rules.filter((rule) => connectors.some(({ id }) => id === rule.connectorId));
}

/** What a project made of its part of the settings, with the parts of the others. */
function together(before: Settings, changed: Settings, id: string): Settings {
  const others = before.connectors.filter((connector) => projectOf(connector, before) !== id);
  const own = changed.connectors.map((connector) =>
    projectOf(connector, changed) === id ? connector : { ...connector, projectId: id },
  );
  return {
    ...changed,
    connectors: [...others, ...own],
    rules: [...rulesOf(others, before), ...changed.rules],
  };
}

function projectGone(): SettingsError {
  return new SettingsError(
    'project-not-found',
    say('settingsMessages:projectGone.message'),
    say('settingsMessages:projectGone.advice'),
  );
}
