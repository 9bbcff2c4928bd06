import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { say } from '../../preload/words/say.ts';
import { importCatalogue } from '../known-exploited/import-catalogue.ts';
import { engineOf } from '../project/engines/engines.ts';
import { type KeptFile, keptBackups, listBackups } from '../project-registry/kept-backups.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { backupFolder } from '../settings/project-places.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';
import type { System } from './system.ts';

export interface ProjectHandlerDependencies {
  readonly services: () => ProjectServices;
  readonly system: Pick<System, 'chooseFileToSave' | 'chooseFileToOpen' | 'showFolder'>;
  /** Ms since the epoch. */
  readonly now: () => number;
}

const backupFiles = { extension: 'sqlite', extensionName: say('fileDialogs:backup.type') } as const;

/** The project as data on a disk: where it lies, copies of it, its end. */
export function projectHandlers({ services, system, now }: ProjectHandlerDependencies): Handlers['project'] {
  /** Files that the user chose, by the id that windows know them by. Only the newest can be restored. */
  let chosen: { readonly choiceId: string; readonly file: string; readonly by: ProjectServices } | null =
    null;

  const choose = async (by: ProjectServices, file: string) => {
    const { assets, findings, lastScanAt } = expectValue(
      await engineOf(by.place).jobs.describeBackup(by.place, file),
    );
    chosen = { choiceId: randomUUID(), file, by };
    return { choiceId: chosen.choiceId, file: basename(file), assets, findings, lastScanAt };
  };

  return {
    async facts() {
      const current = services();
      const facts = await current.project().reads.facts();
      return { dataDir: current.dataDir, ...facts, freeBytes: await freeBytes(current.dataDir) };
    },
    async backup(_, { signal, tell }) {
      const project = services().project();
      const file = await system.chooseFileToSave({
        title: say('fileDialogs:backup.save'),
        suggestedName: `sentinelone-project-${new Date(now()).toISOString().slice(0, 10)}.sqlite`,
        ...backupFiles,
      });
      if (file === null) return null;
      const bytes = expectValue(
        await engineOf(project.place).jobs.backUp(project.place, {
          target: file,
          named: true,
          report: tell,
          signal,
        }),
      );
      return { file: basename(file), bytes };
    },
    async chooseBackup() {
      const by = services();
      const { extension, extensionName } = backupFiles;
      const file = await system.chooseFileToOpen({
        title: say('fileDialogs:backup.open'),
        extensions: [extension],
        extensionName,
      });
      if (file === null) return null;
      if (await engineOf(by.place).jobs.isProjectItself(by.place, file)) throw projectItself(file);
      return choose(by, file);
    },
    async keptBackups() {
      const { dataDir, projectId } = services();
      const kept = await listBackups(backupFolder(dataDir, projectId));
      return kept.map(({ name, at, bytes }) => ({ name, at, bytes }));
    },
    async chooseKeptBackup({ name }) {
      const by = services();
      // A window names one of those that there are; it never makes a path.
      const found = (await keptOf(by)).find((backup) => backup.name === name);
      if (found !== undefined) return choose(by, found.file);
      throw new CallError({
        code: 'backup-gone',
        message: say('callMessages:backupGone.message', { name }),
        advice: say('callMessages:backupGone.advice'),
      });
    },
    async restore({ choiceId }, { tell }) {
      const current = services();
      // A backup that was chosen before the demo was entered is none of the demo's.
      if (chosen?.choiceId !== choiceId || chosen.by !== current) {
        throw new CallError({
          code: 'backup-not-chosen',
          message: say('callMessages:backupNotChosen.message'),
          advice: say('callMessages:backupNotChosen.advice'),
        });
      }
      const backupFile = chosen.file;
      const restored = await current.withProjectClosed(async () =>
        expectValue(
          await engineOf(current.place).jobs.restore(current.place, { backupFile, now: now(), report: tell }),
        ),
      );
      chosen = null;
      current.changed('scans', 'rows', 'rules', 'connectors');
      return { keptAs: basename(restored.keptAs) };
    },
    async deleteAll() {
      const current = services();
      // Rows that a scan has landed must not go from under it, whichever process it runs in.
      await current.withoutScans(() => current.project().maintenance.deleteAllData());
      current.changed('scans', 'rows');
      return null;
    },
    async knownExploited() {
      return services().project().reads.knownExploited();
    },
    async readKnownExploited() {
      const current = services();
      const file = await system.chooseFileToOpen({
        title: say('fileDialogs:knownExploited.title'),
        extensions: ['json'],
        extensionName: say('fileDialogs:knownExploited.type'),
      });
      if (file === null) return null;
      const taken = expectValue(await importCatalogue(current.project(), file, now()));
      current.changed('rows');
      return taken;
    },
    async showDataFolder() {
      await system.showFolder(services().dataDir);
      return null;
    },
  };
}

function keptOf({ dataDir, projectId }: ProjectServices): Promise<KeptFile[]> {
  return keptBackups(backupFolder(dataDir, projectId));
}

function projectItself(file: string): CallError {
  return new CallError({
    code: 'backup-is-project',
    message: say('callMessages:backupIsProject.message', { file: basename(file) }),
    advice: say('callMessages:backupIsProject.advice'),
  });
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
