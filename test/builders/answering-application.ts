import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Application } from '../../main/application/application.ts';
import { Installation } from '../../main/composition/installation.ts';
import { CallRouter, type Sender } from '../../main/ipc/call-router.ts';
import { ConnectorDrafts } from '../../main/ipc/connector-drafts.ts';
import { createHandlers } from '../../main/ipc/handlers.ts';
import type { System } from '../../main/ipc/system.ts';
import { openLog } from '../../main/logging/log.ts';
import { Redactor } from '../../main/logging/redactor.ts';
import { noPolicy, type Policy } from '../../main/policy/policy.ts';
import { SessionStore } from '../../main/secrets/session-store.ts';
import type { UpdateSource } from '../../main/updates/update-source.ts';
import { success } from '../../preload/contract/result.ts';
import type { CallReply, WireEvent } from '../../preload/contract/wire.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a test lets the desktop say, in place of a person at it. */
export interface DesktopAnswers {
  /** What the file dialogs are answered with. */
  fileToSave: string | null;
  fileToOpen: string | null;
}

/** The application with its services and its router, and no window: a test sends what a window would. */
export interface AnsweringApplication {
  readonly application: Application;
  readonly router: CallRouter;
  readonly dataDir: string;
  readonly desktop: DesktopAnswers;
  readonly redactor: Redactor;
  /** Links, texts and folders that the desktop was asked to open, copy and show. */
  readonly asked: string[];
  /** Everything that was told to windows, in order. */
  readonly told: (CallReply | WireEvent)[];
  /** Sends a call as the window of that number, and gives its reply. */
  call(name: string, args?: unknown, windowId?: number): Promise<CallReply>;
}

/** Starts the application over a data folder for the length of the running test. */
export async function answeringApplication(
  options: {
    readonly dataDir?: string;
    readonly now?: () => number;
    readonly policy?: Policy;
    readonly updates?: UpdateSource;
  } = {},
): Promise<AnsweringApplication> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const now = options.now ?? Date.now;
  const zone = (): string => 'Europe/Berlin';
  const redactor = new Redactor();
  const log = openLog(dataDir, redactor);
  const keychain = new SessionStore();
  const application = await Application.start({
    installation: new Installation({
      dataDir,
      policy: options.policy ?? noPolicy,
      keychain: () => keychain,
      now,
      zone,
    }),
    redactor,
    log,
    updates: options.updates ?? 'no-feed',
  });
  onTestFinished(() => application.stop());

  const desktop: DesktopAnswers = { fileToSave: null, fileToOpen: null };
  const asked: string[] = [];
  const drafts = new ConnectorDrafts();
  const system = systemOf(desktop, asked, dataDir);
  const handlers = createHandlers({
    application,
    system,
    drafts,
    redactor,
    log,
    dataDir,
    env: {},
    now,
    zone,
  });
  const router = new CallRouter({ handlers, redactor, log });
  const told: AnsweringApplication['told'] = [];
  let lastId = 0;
  return {
    application,
    router,
    dataDir,
    desktop,
    redactor,
    asked,
    told,
    async call(name, args = null, windowId = 1) {
      lastId += 1;
      const sender: Sender = { windowId, trusted: true, send: (event) => told.push(event) };
      const reply = await router.answer(sender, { id: lastId.toString(16), name, args });
      told.push(reply);
      return reply;
    },
  };
}

function systemOf(desktop: DesktopAnswers, asked: string[], dataDir: string): System {
  let startsAtLogin = false;
  const loginState = () => ({ supported: true, reason: null, enabled: startsAtLogin });
  return {
    chooseFileToSave: async () => desktop.fileToSave,
    chooseFileToOpen: async () => desktop.fileToOpen,
    openLink: async (url) => void asked.push(url),
    copyText: (text) => void asked.push(text),
    showFolder: async (path) => void asked.push(path),
    versions: () => ({ electron: '0', chromium: '0', node: process.versions.node }),
    system: () => 'a test',
    loginStart: {
      state: loginState,
      set(enabled) {
        startsAtLogin = enabled;
        return success(loginState());
      },
    },
    trayPresent: () => true,
    licencesFile: join(dataDir, 'licences.json'),
    signed: () => null,
  };
}
