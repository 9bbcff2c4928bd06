import { basename } from 'node:path';
import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { NetworkTestLine } from '../../preload/contract/calls/settings-calls.ts';
import type { ManagedSettingName } from '../../preload/contract/managed.ts';
import { success } from '../../preload/contract/result.ts';
import type { SettingsView } from '../../preload/contract/settings-view.ts';
import { say } from '../../preload/words/say.ts';
import type { Application } from '../application/application.ts';
import { modeEffectsOf } from '../application/mode-effects.ts';
import { readCertificates } from '../net/certificate-file.ts';
import { managedViewOf } from '../policy/managed-view.ts';
import { parseProxyAddress } from '../settings/proxy-address.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';
import { testNetwork } from './network-test.ts';
import type { System } from './system.ts';

export interface SettingsHandlerDependencies {
  readonly application: Application;
  readonly system: Pick<System, 'chooseFileToOpen' | 'loginStart' | 'trayPresent'>;
  readonly env: NodeJS.ProcessEnv;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** Settings that the demo tenant has of its own. */
const ofTheData: readonly ManagedSettingName[] = [
  'allowedConsoles',
  'ingestMode',
  'proxy',
  'certificateAuthorities',
  'environmentAuthorities',
];

/** The settings of the installation. */
export function settingsHandlers({
  application,
  system,
  env,
  now,
}: SettingsHandlerDependencies): Handlers['settings'] {
  const current = (): Settings => expectValue(application.services().settings.read()).settings;

  const view = (): SettingsView => {
    const { mode, schedulePaused, fullReconciliationHours, walksAtOnce, backups, desktop, network } =
      current();
    const { supported, reason, enabled } = system.loginStart.state();
    const policy = managedViewOf(application.policy);
    const managed = policy?.settings.map(({ name }) => name) ?? [];
    return {
      mode,
      schedulePaused,
      fullReconciliationHours,
      walksAtOnce,
      backups,
      // The system is asked, not the settings: a user can take the entry out elsewhere.
      preferences: { ...desktop, startAtLogin: enabled },
      loginStart: { supported, reason },
      tray: system.trayPresent(),
      network: {
        proxyUrl: network.proxyUrl,
        extraCa: network.extraCaFile === null ? null : extraCaView(network.extraCaFile),
      },
      policy,
      managed: application.services().demo ? managed.filter((name) => !ofTheData.includes(name)) : managed,
    };
  };
  const change = (changed: (settings: Settings) => Settings): SettingsView => {
    const services = application.services();
    expectValue(services.settings.update<never>((settings) => success(changed(settings))));
    services.changed('settings');
    return view();
  };
  const changeNetwork = (network: Partial<Settings['network']>): SettingsView =>
    change((settings) => ({ ...settings, network: { ...settings.network, ...network } }));

  return {
    read: async () => view(),
    async change({ startAtLogin, notifications, theme, contrast, motion, closeToTray }) {
      if (startAtLogin !== undefined) expectValue(system.loginStart.set(startAtLogin));
      const changed = application.changeUserSettings(({ desktop: before }) => ({
        desktop: {
          theme: theme ?? before.theme,
          contrast: contrast ?? before.contrast,
          motion: motion ?? before.motion,
          closeToTray: closeToTray ?? before.closeToTray,
          startAtLogin: startAtLogin ?? before.startAtLogin,
          notifications: {
            enabled: notifications?.enabled ?? before.notifications.enabled,
            newCriticals: notifications?.newCriticals ?? before.notifications.newCriticals,
            scanEnded: notifications?.scanEnded ?? before.notifications.scanEnded,
          },
        },
      }));
      expectValue(changed);
      return view();
    },
    modeEffects: () => modeEffectsOf(application.projects.concerned),
    async setBackupPlan(backups) {
      const changed = change((settings) => ({ ...settings, backups }));
      // What is due by the new plan is not waited for.
      application.tick();
      return changed;
    },
    setMode: async ({ mode }) => change((settings) => ({ ...settings, mode })),
    async pauseSchedule({ paused }) {
      expectValue(application.pauseSchedule(paused));
      return view();
    },
    setProxy: async ({ proxyUrl }) =>
      changeNetwork({ proxyUrl: proxyUrl === null ? null : expectValue(parseProxyAddress(proxyUrl)) }),
    async chooseExtraCa() {
      const file = await system.chooseFileToOpen({
        title: say('fileDialogs:extraCa.title'),
        extensions: ['pem', 'crt', 'cer'],
        extensionName: say('fileDialogs:extraCa.type'),
      });
      if (file === null) return view();
      const read = readCertificates(file);
      if (!read.ok) {
        throw new CallError({
          code: 'extra-ca-unusable',
          message: say('callMessages:extraCa.message', { file: basename(file), reason: read.error.reason }),
          advice: say('callMessages:extraCa.advice'),
        });
      }
      return changeNetwork({ extraCaFile: file });
    },
    removeExtraCa: async () => changeNetwork({ extraCaFile: null }),
    setWalksAtOnce: async ({ walksAtOnce }) => change((settings) => ({ ...settings, walksAtOnce })),
    async testNetwork(_, { signal, tell }) {
      const lines: NetworkTestLine[] = [];
      const onLine = (line: NetworkTestLine): void => {
        lines.push(line);
        tell(line);
      };
      const { allowedConsoles } = application.services().settings;
      await testNetwork({ settings: current(), allowedConsoles, env, now: now(), signal, onLine });
      return lines;
    },
  };
}

function extraCaView(file: string): NonNullable<SettingsView['network']['extraCa']> {
  const read = readCertificates(file);
  return read.ok
    ? { file: basename(file), certificates: read.value.length, problem: null }
    : {
        file: basename(file),
        certificates: 0,
        problem: say('callMessages:extraCa.problem', { reason: read.error.reason }),
      };
}
