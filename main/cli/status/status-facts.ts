import type { ConnectorFreshness, DataState } from '../../../preload/contract/freshness.ts';
import type { Attention } from '../../../preload/contract/topics/status.ts';
import { machineZone } from '../../../preload/words/formats/time-zone.ts';
import { dataStateOf, type FreshnessFacts, freshnessOf } from '../../freshness/connector-freshness.ts';
import { isScanned as isLocked } from '../../ingest/scan-lock.ts';
import type { Project } from '../../project/project.ts';
import type { StatusSummary } from '../../project/project-reads.ts';
import { noScans } from '../../project/scan-facts.ts';
import { recordedErrors } from '../../project-registry/recorded-errors.ts';
import { attentionOf } from '../../project-services/attention.ts';
import { policyAttention } from '../../project-services/policy-attention.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { currentSettings, type Session } from '../session.ts';

/** Everything that `status` shows: the facts that the window goes by, read by the same code. */
export interface StatusFacts {
  readonly settings: Settings;
  readonly summary: StatusSummary;
  /** In the order of the settings. */
  readonly freshness: readonly ConnectorFreshness[];
  /** The state of all of the project's data. */
  readonly data: DataState;
  readonly attention: readonly Attention[];
  /** Whether a process scans the connector at this moment. */
  readonly isScanned: (connectorId: string) => boolean;
}

const nothingYet: StatusSummary = {
  openFindings: { informational: 0, unknown: 0, low: 0, medium: 0, high: 0, critical: 0 },
  assets: { active: 0, inactive: 0, decommissioned: 0 },
  unsettledScans: [],
  quarantined: 0,
};

/** Where the keychain is not asked: that may take a user who confirms it, and `doctor` does it. */
const keychainNotAsked = { state: 'probing', reason: null, sessionOnly: false, managed: false } as const;

/**
 * Reads them. The project is null before the first scan.
 * @throws ProjectError
 */
export async function statusFacts(session: Session, project: Project | null): Promise<StatusFacts> {
  const settings = currentSettings(session);
  const [summary, facts] = project
    ? await Promise.all([project.reads.statusSummary(), project.reads.scanFacts()])
    : [nothingYet, noScans];
  const now = Date.now();
  const isScanned = scanLooker(session.dataDir, summary);
  const measured: FreshnessFacts = { records: facts.records, settings, isScanned, now, zone: machineZone() };
  const freshness = freshnessOf(measured).filter(({ removed }) => !removed);
  const record = settings.projects.find(({ id }) => id === session.project().id);
  const kept = recordedErrors(record, session.place());
  const attention = attentionOf({
    state: {
      settings,
      settingsError: null,
      settingsRecovery: session.settings.recovery,
      facts,
      projectError: kept.damage,
      // The command has said so itself when it began to read.
      copyReason: null,
      // Who wants no backups any more need not hear that one failed.
      backupError: settings.backups.every === 'never' ? null : kept.backup,
      migration: null,
      tokenPlaces: new Map(),
    },
    freshness,
    keychain: keychainNotAsked,
    now,
  });
  const policy = { trouble: session.policy.trouble, allowedConsoles: session.settings.allowedConsoles };
  return {
    settings,
    summary,
    freshness,
    data: dataStateOf(
      settings.connectors.map(({ id }) => ({ connectorId: id, scopes: null })),
      measured,
    ),
    attention: [...policyAttention(policy, settings.connectors), ...attention],
    isScanned,
  };
}

/** Looks once for each connector of which there is a scan without an end. */
function scanLooker(dataDir: string, { unsettledScans }: StatusSummary): StatusFacts['isScanned'] {
  const scanned = new Set(
    unsettledScans
      .filter(({ state, connectorId }) => state === 'running' && isLocked(dataDir, connectorId))
      .map(({ connectorId }) => connectorId),
  );
  return (connectorId) => scanned.has(connectorId);
}
