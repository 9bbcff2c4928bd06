import type { DiagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import { addresses } from '../../app/addresses.ts';

/** A screen on which a check can be mended. */
export interface CheckPlace {
  readonly label: string;
  readonly to: string;
}

const connectorSetup: CheckPlace = { label: 'Open Connector Setup', to: addresses.connectors() };
const network: CheckPlace = { label: 'Open Network settings', to: addresses.settings('network') };
const data: CheckPlace = { label: 'Open Data settings', to: addresses.settings('data') };

const places: Readonly<Record<string, CheckPlace>> = {
  keychain: connectorSetup,
  connectors: connectorSetup,
  project: data,
  'disk-space': data,
  proxy: network,
  'extra-ca': network,
  tls: network,
  autostart: { label: 'Open Schedule settings', to: addresses.settings('schedule') },
};

/** Where to mend what a check found; undefined where nothing is wrong, or where no screen helps. */
export function placeOfCheck({ id, state }: DiagnosticCheck): CheckPlace | undefined {
  if (state === 'passed' || (state === 'skipped' && id !== 'connectors')) return undefined;
  const [kind, connectorId, line = ''] = id.split('/');
  if (kind !== 'connector') return places[id];
  if (line === 'tls' || line === 'name') return network;
  if (line === 'clock') return undefined;
  return { label: 'Edit the connector', to: addresses.connectors({ dialog: connectorId }) };
}
