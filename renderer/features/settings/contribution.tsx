import { Settings2 } from 'lucide-react';
import { lazy } from 'react';
import { say } from '../../../preload/words/say.ts';
import type { Contribution } from '../contribution.ts';
import { settingsHelp } from './settings-help.tsx';
import { useSettingsCommands } from './use-settings-commands.tsx';

const SettingsScreen = lazy(async () => ({
  default: (await import('./settings-screen.tsx')).SettingsScreen,
}));

/** The settings of the application and of the project. */
export const settings: Contribution = {
  screens: [{ path: 'settings/:section?', element: <SettingsScreen /> }],
  places: [
    { group: 'program', to: '/settings', label: say('places:settings'), icon: Settings2, keys: 'g s' },
  ],
  help: { '/settings': settingsHelp },
  useCommands: useSettingsCommands,
};
