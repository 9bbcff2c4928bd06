import type { DiagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';

/** A screen on which a check can be mended. */
export interface CheckPlace {
  readonly label: string;
  readonly to: string;
}

const connectorSetup: CheckPlace = {
  label: say('help:diagnostics.place.connectorSetup'),
  to: addresses.connectors(),
};
const network: CheckPlace = {
  label: say('help:diagnostics.place.network'),
  to: addresses.settings('network'),
};
const data: CheckPlace = { label: say('help:diagnostics.place.data'), to: addresses.settings('data') };

const places: Readonly<Record<string, CheckPlace>> = {
  keychain: connectorSetup,
  connectors: connectorSetup,
  project: data,
  'disk-space': data,
  proxy: network,
  'extra-ca': network,
  tls: network,
  autostart: { label: say('help:diagnostics.place.schedule'), to: addresses.settings('schedule') },
};

/** Where to mend what a check found; undefined where nothing is wrong, or where no screen helps. */
export function placeOfCheck({ id, state }: DiagnosticCheck): CheckPlace | undefined {
  if (state === 'passed' || (state === 'skipped' && id !== 'connectors')) return undefined;
  const [kind, connectorId, line = ''] = id.split('/');
  if (kind !== 'connector') return places[id];
  if (line === 'tls' || line === 'name') return network;
  if (line === 'clock') return undefined;
  return {
    label: say('help:diagnostics.place.connector'),
    to: addresses.connectors({ dialog: connectorId }),
  };
}
