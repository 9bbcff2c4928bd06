import { Monitor } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { assetsHelp } from './assets-help.tsx';

const AssetsScreen = lazy(async () => ({ default: (await import('./assets-screen.tsx')).AssetsScreen }));

/** The list of assets. */
export const assets: Contribution = {
  screens: [{ path: 'assets', element: <AssetsScreen /> }],
  places: [
    { group: 'data', to: addresses.assets(), label: say('places:assets'), icon: Monitor, keys: 'g a' },
  ],
  help: { '/assets': assetsHelp },
};
