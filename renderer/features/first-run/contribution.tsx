import { Rocket } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { firstRunHelp } from './first-run-help.tsx';

const FirstRunScreen = lazy(async () => ({
  default: (await import('./first-run-screen.tsx')).FirstRunScreen,
}));

/** The first steps. */
export const firstRun: Contribution = {
  screens: [{ path: 'welcome', element: <FirstRunScreen /> }],
  places: [{ group: null, to: addresses.welcome(), label: say('places:start'), icon: Rocket, keys: '' }],
  help: { '/welcome': firstRunHelp },
};
