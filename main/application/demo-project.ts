import { rm } from 'node:fs/promises';
import { success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { Installation } from '../composition/installation.ts';
import { type OpenProjectRequest, openProject, openTokens } from '../composition/open-project.ts';
import { type DemoConsole, startDemoConsole } from '../demo/demo-console.ts';
import { takeScanLock } from '../ingest/scan-lock.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import type { OpenProjectServices } from '../project-services/open-project-services.ts';
import { ServiceError } from '../project-services/service-error.ts';
import { firstProjectId } from '../settings/project-record.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { UserSettings } from './user-settings.ts';

/** The connector to the demo tenant; the command line's demo has the same. */
const demoConnectorId = 'de300001';

/** The tenant lives a day at each look, whatever the real date is: a week shows deltas. */
const reconciliationHours = 7 * 24;

export interface DemoDependencies extends Pick<OpenProjectRequest, 'redactor' | 'log' | 'events'> {
  /** The demo tenant's own. */
  readonly installation: Installation;
  /** Taken over from the user's installation. */
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
    const { installation, preferences, ...seen } = dependencies;
    const console = await startConsole(installation);
    let services: OpenProjectServices | null = null;
    try {
      dependencies.redactor.register(console.token);
      const connector = connectorTo(console, installation.now());
      writeSettings(installation, preferences, connector);
      const tokens = openTokens(installation, () => dependencies.events.moved());
      await tokens.set(connector, console.token);
      services = openProject(installation, { ...seen, demo: true, projectId: firstProjectId, tokens });
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

async function startConsole({ dataDir, now }: Installation): Promise<DemoConsole> {
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

/** Its settings know one connector, to where its console listens this time. @throws SettingsError */
function writeSettings({ settings }: Installation, preferences: UserSettings, connector: Connector): void {
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
