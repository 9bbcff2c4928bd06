import { Plug } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { connectorsHelp } from './connectors-help.tsx';

const ConnectorsScreen = lazy(async () => ({
  default: (await import('./connectors-screen.tsx')).ConnectorsScreen,
}));

/** Connectors and their tokens. */
export const connectorSetup: Contribution = {
  screens: [{ path: 'connectors', element: <ConnectorsScreen /> }],
  places: [
    {
      group: 'integrations',
      to: addresses.connectors(),
      label: say('places:connectorSetup'),
      icon: Plug,
      keys: 'g c',
    },
  ],
  help: { '/connectors': connectorsHelp },
};
