import { rm } from 'node:fs/promises';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ScanUnderWay } from '../ingest/without-scan.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { ProjectError } from '../project/project-error.ts';
import type { SecretError } from '../secrets/secret-error.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { backupFolder, projectFolder } from '../settings/project-places.ts';
import { firstProjectId, type ProjectRecord } from '../settings/project-record.ts';
import { projectOf } from '../settings/project-settings.ts';
import { type SettingsError, systemReason } from '../settings/settings-error.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { projectById } from './project-names.ts';
import { projectPlace } from './project-place.ts';
import { RegistryError } from './registry-error.ts';
import { whileUnused } from './while-unused.ts';

export interface DeleteProjectDependencies {
  readonly dataDir: string;
  /** Those of the whole installation. */
  readonly settings: SettingsStore;
  readonly secrets: Pick<SecretStore, 'delete'>;
}

export interface DeletedProject {
  readonly project: ProjectRecord;
  /** Why the keychain may still keep a token of one of its connectors; null when none is left. */
  readonly keychainProblem: SecretError | null;
}

type Refusal = RegistryError | SettingsError | ProjectError | ScanUnderWay;

/**
 * Deletes a project that this process has closed: its connectors, rules and tokens, its database and its scheduled
 * backups. Nothing is deleted while it is scanned, or while any other process has it open. It is taken from the
 * settings before its files go, so that however the program ends no project is listed that has lost its data.
 */
export async function deleteProject(
  dependencies: DeleteProjectDependencies,
  id: string,
): Promise<Result<DeletedProject, Refusal>> {
  const read = dependencies.settings.read();
  if (!read.ok) return read;
  const { settings } = read.value;
  const found = deletable(settings, id);
  if (!found.ok) return found;
  return whileUnused(dependencies.dataDir, connectorsOf(settings, id), () => deleteUnused(dependencies, id));
}

async function deleteUnused(
  { dataDir, settings, secrets }: DeleteProjectDependencies,
  id: string,
): Promise<Result<DeletedProject, Refusal>> {
  const place = projectPlace(dataDir, id);
  const unused = await engineOf(place).jobs.proveUnused(place);
  if (!unused.ok) return unused;
  let gone: readonly Connector[] = [];
  let project: ProjectRecord | null = null;
  const saved = settings.update<RegistryError>((all) => {
    const found = deletable(all, id);
    if (!found.ok) return found;
    project = found.value;
    gone = connectorsOf(all, id);
    const projects = all.projects.filter((other) => other.id !== id);
    return success({
      ...all,
      projects,
      shownProjectId: all.shownProjectId === id ? (projects[0]?.id ?? id) : all.shownProjectId,
      connectors: all.connectors.filter((connector) => !gone.includes(connector)),
      rules: all.rules.filter((rule) => !gone.some((connector) => connector.id === rule.connectorId)),
    });
  });
  if (!saved.ok) return saved;
  let keychainProblem: SecretError | null = null;
  for (const connector of gone) {
    const forgotten = await secrets.delete(connector);
    if (!forgotten.ok) keychainProblem = forgotten.error;
  }
  const record = project as ProjectRecord | null;
  if (record === null) throw new Error('a project was deleted that was not found');
  const left = await deleteFiles(dataDir, record);
  return left === null ? success({ project: record, keychainProblem }) : failure(left);
}

function deletable(settings: Settings, id: string): Result<ProjectRecord, RegistryError> {
  const found = projectById(settings.projects, id);
  if (!found.ok || settings.projects.length > 1) return found;
  return failure(
    new RegistryError(
      'project-last',
      say('registryMessages:last.message', { name: found.value.name }),
      say('registryMessages:last.advice'),
    ),
  );
}

function connectorsOf(settings: Settings, id: string): readonly Connector[] {
  return settings.connectors.filter((connector) => projectOf(connector, settings) === id);
}

/** The first project lies among other things; each other has a folder of its own. */
async function deleteFiles(dataDir: string, { id, name }: ProjectRecord): Promise<RegistryError | null> {
  const folder = projectFolder(dataDir, id);
  try {
    const place = projectPlace(dataDir, id);
    await engineOf(place).jobs.delete(place);
    const folders = [...(id === firstProjectId ? [] : [folder]), backupFolder(dataDir, id)];
    for (const path of folders) await rm(path, { recursive: true, force: true });
    return null;
  } catch (cause) {
    return new RegistryError(
      'project-files-left',
      say('registryMessages:filesLeft.message', { name, folder, reason: systemReason(cause) }),
      say('registryMessages:filesLeft.advice'),
      { cause },
    );
  }
}
