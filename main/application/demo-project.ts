import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { type DemoConsole, startDemoConsole } from '../demo/demo-console.ts';
import { takeScanLock } from '../ingest/scan-lock.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import {
  OpenProjectServices,
  type ProjectServicesDependencies,
} from '../project-services/open-project-services.ts';
import { ServiceError } from '../project-services/service-error.ts';
import { TokenStore } from '../project-services/token-store.ts';
import { SessionStore } from '../secrets/session-store.ts';
import { firstProjectId } from '../settings/project-record.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { UserSettings } from './user-settings.ts';

/** The connector to the demo tenant; the command line's demo has the same. */
const demoConnectorId = 'de300001';

/** The tenant lives a day at each look, whatever the real date is: a week shows deltas. */
const reconciliationHours = 7 * 24;

/** Where the demo tenant's data lies in the data folder of an installation. */
export function demoFolder(dataDir: string): string {
  return join(dataDir, 'demo');
}

export interface DemoDependencies
  extends Omit<ProjectServicesDependencies, 'demo' | 'projectId' | 'tokens' | 'settings'> {
  readonly openSettings: (dataDir: string) => SettingsStore;
  /** Taken over from the installation. */
  readonly preferences: UserSettings;
}

/** The demo tenant at work: its console, and the services of a project that knows no other. */
export class DemoProject {
  readonly services: OpenProjectServices;
  readonly #console: DemoConsole;

  private constructor(services: OpenProjectServices, console: DemoConsole) {
    this.services = services;
    this.#console = console;
  }

  /** Starts the tenant, and scans it where it was never scanned. @throws an error with a code when it cannot */
  static async open(dependencies: DemoDependencies): Promise<DemoProject> {
    const console = await startConsole(dependencies);
    let services: OpenProjectServices | null = null;
    try {
      dependencies.redactor.register(console.token);
      const connector = connectorTo(console, dependencies.now());
      const settings = demoSettings(dependencies, connector);
      const tokens = new TokenStore(new SessionStore(), () => dependencies.events.moved());
      await tokens.set(connector, console.token);
      services = new OpenProjectServices({
        ...dependencies,
        demo: true,
        projectId: firstProjectId,
        settings,
        tokens,
      });
      await services.refresh();
      const { scans } = services.state().facts.records;
      if (!scans.some(({ state }) => state === 'complete') && !services.closed) {
        await services.scans.start({ connectorId: connector.id, ruleId: null, full: false });
      }
      return new DemoProject(services, console);
    } catch (error) {
      await services?.close();
      await console.close();
      throw error;
    }
  }

  /** Days since the tenant's story began. */
  get day(): number {
    return this.#console.day();
  }

  /** Moves the story on by a day, so that the next scan finds changes. */
  async nextDay(): Promise<number> {
    await this.#console.nextDay();
    return this.day;
  }

  /** Ends its scan so that it can be continued, and closes everything. */
  async close(): Promise<void> {
    await this.services.scans.leave();
    await this.services.close();
    await this.#console.close();
  }

  /** Deletes a closed demo. @throws ServiceError while the command line scans it */
  static async forget(dataDir: string): Promise<void> {
    const lock = takeScanLock(dataDir, demoConnectorId);
    if (lock === null) {
      throw new ServiceError(
        'scan-running',
        say('serviceMessages:demoScanned.message'),
        say('serviceMessages:demoScanned.advice'),
      );
    }
    lock.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startConsole({ dataDir, now }: DemoDependencies): Promise<DemoConsole> {
  try {
    return await startDemoConsole({ stateDir: dataDir, clock: now });
  } catch (cause) {
    const untrusted = fileErrorOf(cause);
    if (untrusted !== null) throw untrusted;
    throw new ServiceError(
      'demo-failed',
      say('serviceMessages:demoFailed.message', { reason: systemReason(cause) }),
      say('serviceMessages:demoFailed.advice'),
      { cause },
    );
  }
}

/** The demo's own settings, with the connector to where its console listens this time. @throws SettingsError */
function demoSettings(
  { openSettings, dataDir, preferences }: DemoDependencies,
  connector: Connector,
): SettingsStore {
  const settings = openSettings(dataDir);
  const saved = settings.update<never>((before) =>
    success({
      ...before,
      ...preferences,
      connectors: [connector],
      rules: [],
      network: { proxyUrl: null, extraCaFile: null },
      fullReconciliationHours: reconciliationHours,
    }),
  );
  if (!saved.ok) throw saved.error;
  return settings;
}

function connectorTo({ url }: DemoConsole, now: number): Connector {
  return {
    id: demoConnectorId,
    name: 'Demo tenant',
    description: 'An invented company on this machine',
    url,
    createdAt: new Date(now).toISOString(),
    lastVerifiedAt: null,
    tokenExpiresAt: null,
  };
}
