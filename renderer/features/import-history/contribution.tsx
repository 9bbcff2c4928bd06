import { History } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { importHistoryHelp } from './import-history-help.tsx';
import { scanHelp } from './scan-help.tsx';

const ImportHistoryScreen = lazy(async () => ({
  default: (await import('./import-history-screen.tsx')).ImportHistoryScreen,
}));
const ScanScreen = lazy(async () => ({ default: (await import('./scan-screen.tsx')).ScanScreen }));

/** Scans, and what each of them did. */
export const importHistory: Contribution = {
  screens: [
    { path: 'import/history', element: <ImportHistoryScreen /> },
    { path: 'import/history/:scanId', element: <ScanScreen /> },
  ],
  places: [
    {
      group: 'ingest',
      to: addresses.importHistory(),
      label: say('places:importHistory'),
      icon: History,
      keys: 'g h',
    },
  ],
  help: { '/import/history': importHistoryHelp, '/import/history/': scanHelp },
};
