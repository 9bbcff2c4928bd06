import { ChartNoAxesColumn } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { overviewHelp } from './overview-help.tsx';

const OverviewScreen = lazy(async () => ({
  default: (await import('./overview-screen.tsx')).OverviewScreen,
}));

/** What stands on the first screen. */
export const overview: Contribution = {
  screens: [{ path: 'overview', element: <OverviewScreen /> }],
  places: [
    {
      group: 'data',
      to: addresses.overview(),
      label: say('places:overview'),
      icon: ChartNoAxesColumn,
      keys: 'g o',
    },
  ],
  help: { '/overview': overviewHelp },
};
