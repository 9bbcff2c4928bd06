import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { projectFolder } from '../settings/project-places.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { findProject, freeName, projectById } from './project-names.ts';
import { RegistryError } from './registry-error.ts';

/** The application has all of them open, each with threads of its own. */
const most = 50;

export interface ProjectRegistryDependencies {
  readonly dataDir: string;
  /** Those of the whole installation. */
  readonly settings: Pick<SettingsStore, 'read' | 'update'>;
  readonly newId?: () => string;
}

type Refusal = RegistryError | SettingsError;

/** The projects of an installation as a person makes and names them. See `deleteProject` for their end. */
export class ProjectRegistry {
  readonly #dataDir: string;
  readonly #settings: ProjectRegistryDependencies['settings'];
  readonly #newId: () => string;

  constructor({ dataDir, settings, newId }: ProjectRegistryDependencies) {
    this.#dataDir = dataDir;
    this.#settings = settings;
    this.#newId = newId ?? (() => randomBytes(4).toString('hex'));
  }

  list(): Result<readonly ProjectRecord[], SettingsError> {
    const read = this.#settings.read();
    return read.ok ? success(read.value.settings.projects) : read;
  }

  /** By id or name; without either, the only project there is. */
  find(nameOrId: string | undefined): Result<ProjectRecord, Refusal> {
    const projects = this.list();
    return projects.ok ? findProject(projects.value, nameOrId) : projects;
  }

  /** Adds a project without connectors. Its database is made when it is first opened. */
  create(wanted: string): Result<ProjectRecord, Refusal> {
    const saved = this.#settings.update<RegistryError>((settings) => {
      if (settings.projects.length >= most) return failure(tooMany());
      const name = freeName(settings.projects, wanted);
      if (!name.ok) return name;
      const project = { id: this.#freeId(settings.projects), name: name.value };
      return success({ ...settings, projects: [...settings.projects, project] });
    });
    return saved.ok ? projectById(saved.value.projects, saved.value.projects.at(-1)?.id ?? '') : saved;
  }

  rename(id: string, wanted: string): Result<ProjectRecord, Refusal> {
    const saved = this.#settings.update<RegistryError>((settings) => {
      const found = projectById(settings.projects, id);
      if (!found.ok) return found;
      const others = settings.projects.filter((project) => project !== found.value);
      const name = freeName(others, wanted);
      if (!name.ok) return name;
      const renamed = { ...found.value, name: name.value };
      const projects = settings.projects.map((project) => (project === found.value ? renamed : project));
      return success({ ...settings, projects });
    });
    return saved.ok ? projectById(saved.value.projects, id) : saved;
  }

  /** Remembers which project is on show. */
  show(id: string): Result<ProjectRecord, Refusal> {
    const saved = this.#settings.update<RegistryError>((settings) => {
      const found = projectById(settings.projects, id);
      return found.ok ? success({ ...settings, shownProjectId: id }) : found;
    });
    return saved.ok ? projectById(saved.value.projects, id) : saved;
  }

  /** A folder that is there belongs to a project that settings since lost may have named. */
  #freeId(others: readonly ProjectRecord[]): string {
    let id = this.#newId();
    while (others.some((other) => other.id === id) || existsSync(projectFolder(this.#dataDir, id))) {
      id = this.#newId();
    }
    return id;
  }
}

function tooMany(): RegistryError {
  return new RegistryError(
    'project-too-many',
    say('registryMessages:tooMany.message', { count: most }),
    say('registryMessages:tooMany.advice'),
  );
}
