import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { applicationCalls } from '../../preload/contract/calls/application-calls.ts';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { say } from '../../preload/words/say.ts';
import type { Application } from '../application/application.ts';
import type { Log } from '../logging/log.ts';
import { decodeText } from '../text-files/read-text.ts';
import { CallError } from './call-error.ts';
import type { System } from './system.ts';
import type { UndoBuffer } from './undo-buffer.ts';

export interface ApplicationHandlerDependencies {
  readonly application: Application;
  readonly system: System;
  readonly undos: UndoBuffer;
  readonly log: Log;
  /** The data folder of the installation, which holds the log. */
  readonly dataDir: string;
}

/** The application itself: its topics, its version, links, the keychain, the demo. */
export function applicationHandlers({
  application,
  system,
  undos,
  log,
  dataDir,
}: ApplicationHandlerDependencies): Handlers['application'] {
  const logFolder = join(dataDir, 'logs');
  return {
    async topic({ topic }) {
      const { version, value } = application.board.newest(topic);
      return { version, value };
    },
    async about() {
      const { electron, chromium, node } = system.versions();
      return {
        name: packageJson.productName,
        version: packageJson.version,
        runtime: { electron, chromium, node },
        system: system.system(),
        signed: system.signed(),
        dataDir: application.services().dataDir,
        logFile: join(logFolder, 'main.log'),
      };
    },
    licences: () => readLicences(system.licencesFile),
    async openLink({ url }) {
      await system.openLink(url);
      return null;
    },
    async copyText({ text }) {
      system.copyText(text);
      return null;
    },
    async showLogFolder() {
      await system.showFolder(logFolder);
      return null;
    },
    async reportError({ message, stack }) {
      log.error('fault in the window', { message, stack });
      return null;
    },
    async probeKeychain() {
      const current = application.services();
      await current.tokens.probe();
      current.changed('connectors');
      return null;
    },
    async keepTokensForSession({ session }) {
      const current = application.services();
      await current.tokens.useSession(session);
      current.changed('connectors');
      return null;
    },
    async undo({ undoId }) {
      await undos.undo(undoId);
      return null;
    },
    async enterDemo() {
      await application.projects.enterDemo();
      return null;
    },
    async leaveDemo({ forget }) {
      await application.projects.leaveDemo({ forget });
      return null;
    },
    nextDemoDay: async () => ({ day: await application.projects.nextDemoDay() }),
  };
}

/** The file that the build writes with the licences of everything that ships. */
async function readLicences(file: string): Promise<z.infer<typeof applicationCalls.licences.reply>> {
  try {
    return applicationCalls.licences.reply.parse(JSON.parse(decodeText(await readFile(file))));
  } catch (cause) {
    throw new CallError(
      {
        code: 'licences-missing',
        message: say('callMessages:licencesMissing.message'),
        advice: say('callMessages:licencesMissing.advice'),
      },
      { cause },
    );
  }
}
