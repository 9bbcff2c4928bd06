import { ArrowDownToLine } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { Contribution } from '../contribution.ts';
import { importRuleHelp } from './import-rule-help.tsx';

const ImportRuleScreen = lazy(async () => ({
  default: (await import('./import-rule-screen.tsx')).ImportRuleScreen,
}));

/** Ingest rules. */
export const importRule: Contribution = {
  screens: [{ path: 'import/new', element: <ImportRuleScreen /> }],
  places: [
    {
      group: 'ingest',
      to: addresses.importRule(),
      label: say('places:importViaConnector'),
      icon: ArrowDownToLine,
      keys: 'g i',
    },
  ],
  help: { '/import/new': importRuleHelp },
};
