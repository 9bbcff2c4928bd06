import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import type { SavedConnector } from '../../connectors/connector-service.ts';
import type { Connector } from '../../settings/settings-schema.ts';

/** A connector as `--json` shows it. There is no token in it, and there never will be. */
export interface ConnectorDocument {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly mode: IngestMode;
  readonly createdAt: string;
  readonly lastVerifiedAt: string | null;
  readonly tokenExpiresAt: string | null;
}

/** Times are ISO 8601 in UTC; `mode` is the organization's. */
export function connectorDocument(connector: Connector, mode: IngestMode): ConnectorDocument {
  const { id, name, description, url, createdAt, lastVerifiedAt, tokenExpiresAt } = connector;
  return { id, name, description, url, mode, createdAt, lastVerifiedAt, tokenExpiresAt };
}

/** `{code,message,advice}` of what the keychain could not do; null when all is well. */
export function keychainDocument({ keychainProblem }: SavedConnector): Record<string, string> | null {
  if (keychainProblem === null) return null;
  const { code, message, advice } = keychainProblem;
  return { code, message, advice };
}
