import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { DiagnosticCheck } from '../../preload/contract/diagnostic-check.ts';
import { say } from '../../preload/words/say.ts';
import type { Application } from '../application/application.ts';
import { demoToken } from '../demo/demo-token.ts';
import { findTray } from '../desktop-session/session-facts.ts';
import { makeBundle } from '../diagnostics/bundle.ts';
import { saveBundle } from '../diagnostics/bundle-file.ts';
import type { DesktopFacts } from '../diagnostics/desktop-checks.ts';
import { diagnose } from '../diagnostics/diagnosis.ts';
import { repair } from '../diagnostics/repair.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';
import type { System } from './system.ts';

export interface DiagnosticsHandlerDependencies {
  readonly application: Application;
  readonly system: Pick<System, 'chooseFileToSave' | 'loginStart' | 'trayPresent'>;
  readonly redactor: Redactor;
  /** The data folder of the installation, which holds the log. */
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** The checks of `doctor` in a window, what they can mend, and the bundle for whoever helps. */
export function diagnosticsHandlers(dependencies: DiagnosticsHandlerDependencies): Handlers['diagnostics'] {
  const { application, system, redactor, dataDir, env, now } = dependencies;
  const logFile = join(dataDir, 'logs', 'main.log');
  const { platform } = process;
  const desktop: DesktopFacts = {
    tray: async () => system.trayPresent() || ((await findTray(platform, env)) ?? false),
    loginStart() {
      const { supported, reason, enabled } = system.loginStart.state();
      return supported
        ? { known: true, enabled }
        : { known: false, reason: reason ?? say('callMessages:noLoginStart') };
    },
    canRenewLoginStart: true,
    pageSandbox: null,
  };
  /** What was last shown, and of which project: the demo's checks say nothing about the user's own. */
  let shown: { readonly by: ProjectServices; readonly checks: readonly DiagnosticCheck[] } | null = null;
  let made: { readonly bundleId: string; readonly text: string } | null = null;

  const check = async (
    signal: AbortSignal,
    onCheck: (check: DiagnosticCheck) => void,
  ): Promise<readonly DiagnosticCheck[]> => {
    const by = application.services();
    const checks = expectValue(
      await diagnose({
        asker: 'window',
        dataDir: by.dataDir,
        logFile,
        policy: application.policy,
        settings: application.installationSettings(),
        secrets: by.tokens,
        env,
        platform,
        desktop,
        demo: by.demo,
        demoToken,
        connector: undefined,
        onCheck,
        onToken: (token) => redactor.register(token),
        signal,
        now,
      }),
    );
    signal.throwIfAborted();
    shown = { by, checks };
    return checks;
  };

  return {
    diagnose: async (_, { signal, tell }) => [...(await check(signal, tell))],
    async repair({ repair: name }) {
      const services = application.services();
      const renewLoginStart = () =>
        system.loginStart.set(expectValue(services.settings.read()).settings.desktop.startAtLogin);
      return { done: expectValue(repair(name, { dataDir: services.dataDir, logFile, renewLoginStart })) };
    },
    async makeBundle(_, { signal }) {
      const { dataDir: folder } = application.services();
      const settings = application.installationSettings();
      const checks =
        shown?.by === application.services() ? shown.checks : await check(signal, () => undefined);
      const text = await makeBundle({ dataDir: folder, logFile, settings, checks, redactor, now: now() });
      made = { bundleId: randomUUID(), text };
      return made;
    },
    async saveBundle({ bundleId }) {
      if (made?.bundleId !== bundleId) throw bundleGone();
      // What was read is what is saved, also when another is made while the dialog is open.
      const { text } = made;
      const file = await system.chooseFileToSave({
        title: say('fileDialogs:bundle.title'),
        suggestedName: `sentinelone-connector-diagnostics-${new Date(now()).toISOString().slice(0, 10)}.txt`,
        extension: 'txt',
        extensionName: say('fileDialogs:bundle.type'),
      });
      if (file === null) return null;
      expectValue(saveBundle(text, file));
      return { file: basename(file) };
    },
  };
}

function bundleGone(): CallError {
  return new CallError({
    code: 'bundle-gone',
    message: say('callMessages:bundleGone.message'),
    advice: say('callMessages:bundleGone.advice'),
  });
}
