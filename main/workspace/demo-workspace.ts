import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { type DemoConsole, startDemoConsole } from '../demo/demo-console.ts';
import { takeScanLock } from '../ingest/scan-lock.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { SessionStore } from '../secrets/session-store.ts';
import { firstProjectId } from '../settings/project-record.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { OpenWorkspace, type WorkspaceDependencies } from './open-workspace.ts';
import { TokenStore } from './token-store.ts';
import type { UserSettings } from './user-settings.ts';
import { WorkspaceError } from './workspace-error.ts';

/** The connector to the demo tenant; the command line's demo has the same. */
const demoConnectorId = 'de300001';

/** The tenant lives a day at each look, whatever the real date is: a week shows deltas. */
const reconciliationHours = 7 * 24;

/** Where the demo tenant's data lies in the data folder of an installation. */
export function demoFolder(dataDir: string): string {
  return join(dataDir, 'demo');
}

export interface DemoDependencies
  extends Omit<WorkspaceDependencies, 'demo' | 'projectId' | 'tokens' | 'settings'> {
  readonly openSettings: (dataDir: string) => SettingsStore;
  /** Taken over from the installation. */
  readonly preferences: UserSettings;
}

/** The demo tenant at work: its console, and a workspace that knows no other. */
export class DemoWorkspace {
  readonly workspace: OpenWorkspace;
  readonly #console: DemoConsole;

  private constructor(workspace: OpenWorkspace, console: DemoConsole) {
    this.workspace = workspace;
    this.#console = console;
  }

  /** Starts the tenant, and scans it where it was never scanned. @throws an error with a code when it cannot */
  static async open(dependencies: DemoDependencies): Promise<DemoWorkspace> {
    const console = await startConsole(dependencies);
    let workspace: OpenWorkspace | null = null;
    try {
      dependencies.redactor.register(console.token);
      const connector = connectorTo(console, dependencies.now());
      const settings = demoSettings(dependencies, connector);
      const tokens = new TokenStore(new SessionStore(), () => dependencies.events.moved());
      await tokens.set(connector, console.token);
      workspace = new OpenWorkspace({
        ...dependencies,
        demo: true,
        projectId: firstProjectId,
        settings,
        tokens,
      });
      await workspace.refresh();
      const { scans } = workspace.standing().facts.records;
      if (!scans.some(({ state }) => state === 'complete') && !workspace.closed) {
        await workspace.scans.start({ connectorId: connector.id, ruleId: null, full: false });
      }
      return new DemoWorkspace(workspace, console);
    } catch (error) {
      await workspace?.close();
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
    await this.workspace.scans.leave();
    await this.workspace.close();
    await this.#console.close();
  }

  /** Deletes a closed demo. @throws WorkspaceError while the command line scans it */
  static async forget(dataDir: string): Promise<void> {
    const lock = takeScanLock(dataDir, demoConnectorId);
    if (lock === null) {
      throw new WorkspaceError(
        'scan-running',
        say('workspaceMessages:demoScanned.message'),
        say('workspaceMessages:demoScanned.advice'),
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
    throw new WorkspaceError(
      'demo-failed',
      say('workspaceMessages:demoFailed.message', { reason: systemReason(cause) }),
      say('workspaceMessages:demoFailed.advice'),
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
