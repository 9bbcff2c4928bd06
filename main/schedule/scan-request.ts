import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { say } from '../../preload/words/say.ts';
import type { ScanOrder } from '../ingest/scan-run.ts';
import type { ConsoleAccess, ScanBroken } from '../ingest/scan-task.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';

/** What a scan is started with. */
export interface ScanRequest {
  readonly order: ScanOrder;
  readonly access: ConsoleAccess;
}

/** What is to be scanned, whatever the settings and the keychain say by then. */
export interface ScanWish {
  readonly connectorId: string;
  readonly scope: ScanScope;
  /** Reads everything also where a delta would do. */
  readonly full: boolean;
}

export interface ScanRequestSources {
  readonly settings: Pick<SettingsAccess, 'read' | 'allowedConsoles'>;
  readonly tokenOf: (connector: Connector) => Promise<Result<{ readonly token: string }, ScanBroken>>;
}

/**
 * Puts together what a scan is started with as things stand now. Fails when the connector is gone, or was moved to
 * another address while its token was looked up.
 */
export async function currentRequest(
  { settings, tokenOf }: ScanRequestSources,
  { connectorId, scope, full }: ScanWish,
): Promise<Result<ScanRequest, ScanBroken>> {
  const before = settings.read();
  if (!before.ok) return before;
  const owner = before.value.settings.connectors.find(({ id }) => id === connectorId);
  if (!owner) return failure(connectorGone);
  const token = await tokenOf(owner);
  if (!token.ok) return token;
  // A keychain may take its time, in which the connector can be removed or the mode switched.
  const now = settings.read();
  if (!now.ok) return now;
  const connector = now.value.settings.connectors.find(({ id, url }) => id === owner.id && url === owner.url);
  if (!connector) return failure(connectorGone);
  const asked = { token: token.value.token, scope, full };
  return success(scanRequest(connector, asked, now.value.settings, settings.allowedConsoles));
}

/**
 * Puts together what the settings say about a scan of a connector. `full` reads everything where a delta would do;
 * `allowedConsoles` are those that the policy of this machine allows, null where any may be reached.
 */
export function scanRequest(
  connector: Connector,
  { token, scope, full }: { readonly token: string; readonly scope: ScanScope; readonly full: boolean },
  { mode, network, fullReconciliationHours, walksAtOnce }: Settings,
  allowedConsoles: readonly string[] | null,
): ScanRequest {
  return {
    order: {
      connectorId: connector.id,
      connectorName: connector.name,
      mode,
      scope,
      full,
      reconciliationHours: fullReconciliationHours,
      walksAtOnce,
    },
    access: { origin: connector.url, token, ...network, allowedConsoles },
  };
}

const connectorGone: ScanBroken = {
  code: 'connector-not-found',
  message: say('ruleMessages:scanConnectorGone'),
  advice: '',
};
