import type { SettingsStore } from '../../../main/settings/settings-store.ts';
import { success } from '../../../preload/contract/result.ts';

/** Puts a connector's record into the settings; nothing is ever asked of its console. */
export function addConnector(settings: SettingsStore, id: string): void {
  const connector = {
    id,
    name: `Console ${id}`,
    description: '',
    url: `https://${id}.sentinelone.net`,
    createdAt: '2026-11-01T00:00:00.000Z',
    lastVerifiedAt: null,
    tokenExpiresAt: null,
  };
  const saved = settings.update<never>((all) =>
    success({ ...all, connectors: [...all.connectors, connector] }),
  );
  if (!saved.ok) throw saved.error;
}
