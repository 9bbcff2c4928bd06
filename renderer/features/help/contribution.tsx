import { CircleQuestionMark } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import type { Contribution } from '../contribution.ts';
import { diagnosticsHelp } from './diagnostics-help.tsx';
import { errorCodesHelp } from './error-codes-help.tsx';
import { helpCommands } from './help-commands.tsx';
import { serviceUserHelp } from './service-user-help.tsx';

const HelpScreen = lazy(async () => ({ default: (await import('./help-screen.tsx')).HelpScreen }));

/** Diagnostics, error codes, and how to make a service user. */
export const help: Contribution = {
  screens: [{ path: 'help/:section?', element: <HelpScreen /> }],
  places: [
    { group: 'program', to: '/help', label: say('places:help'), icon: CircleQuestionMark, keys: 'g e' },
  ],
  help: {
    '/help/diagnostics': diagnosticsHelp,
    '/help/service-user': serviceUserHelp,
    '/help/errors': errorCodesHelp,
  },
  useCommands: helpCommands,
};
