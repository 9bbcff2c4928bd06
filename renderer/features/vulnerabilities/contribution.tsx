import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { vulnerabilitiesHelp } from './vulnerabilities-help.tsx';

const VulnerabilitiesScreen = lazy(async () => ({
  default: (await import('./vulnerabilities-screen.tsx')).VulnerabilitiesScreen,
}));

/** The lists of findings and of vulnerabilities. */
export const vulnerabilities: Contribution = {
  screens: [
    { path: 'vulnerabilities/active', element: <VulnerabilitiesScreen key="active" state="active" /> },
    { path: 'vulnerabilities/resolved', element: <VulnerabilitiesScreen key="resolved" state="resolved" /> },
    { path: 'vulnerabilities/all', element: <VulnerabilitiesScreen key="all" state="all" /> },
  ],
  places: [
    {
      group: 'vulnerabilities',
      to: addresses.vulnerabilities('active'),
      label: say('places:active'),
      labelInFull: say('places:activeInFull'),
      icon: ShieldAlert,
      keys: 'g v',
    },
    {
      group: 'vulnerabilities',
      to: addresses.vulnerabilities('resolved'),
      label: say('places:resolved'),
      labelInFull: say('places:resolvedInFull'),
      icon: ShieldCheck,
      keys: 'g r',
    },
  ],
  help: { '/vulnerabilities': vulnerabilitiesHelp },
};
