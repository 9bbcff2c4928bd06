import type { ScanScope } from '../../preload/contract/scope.ts';
import type { ConsoleAccess } from '../ingest/scan-messages.ts';
import type { ScanOrder } from '../ingest/scan-run.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';

/** What a scan is started with. */
export interface ScanRequest {
  readonly order: ScanOrder;
  readonly access: ConsoleAccess;
}

/** Puts together what the settings say about a scan of a connector. `full` reads everything where a delta would do. */
export function scanRequest(
  connector: Connector,
  token: string,
  scope: ScanScope,
  full: boolean,
  { mode, network, fullReconciliationHours }: Settings,
): ScanRequest {
  return {
    order: {
      connectorId: connector.id,
      connectorName: connector.name,
      mode,
      scope,
      full,
      reconciliationHours: fullReconciliationHours,
    },
    access: { origin: connector.url, token, ...network },
  };
}
