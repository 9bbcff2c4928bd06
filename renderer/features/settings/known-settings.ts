import { createContext, useContext, useState } from 'react';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { type Reading, useReading } from '../../bridge/connection.tsx';

/** Takes the settings as a change left them, until they are read again. */
const TakeSettingsContext = createContext<((settings: SettingsView) => void) | null>(null);

/** Gives `useTakeSettings` to the controls that change settings. */
export const TakeSettings = TakeSettingsContext.Provider;

/** What to do with the settings that a change replied with. */
export function useTakeSettings(): (settings: SettingsView) => void {
  const take = useContext(TakeSettingsContext);
  if (!take) throw new Error('Used outside of the settings');
  return take;
}

/** The settings as they were read last, or as the change since then left them. */
export function useKnownSettings(): Reading<SettingsView> & {
  readonly take: (settings: SettingsView) => void;
} {
  const reading = useReading(['settings'], (client, signal) => client.settings.read(null, { signal }), {
    follows: ['settings'],
  });
  const [changed, setChanged] = useState<{
    readonly settings: SettingsView;
    /** What had been read when they were changed. */
    readonly from: SettingsView | undefined;
  } | null>(null);
  const data = changed && changed.from === reading.data ? changed.settings : reading.data;
  return { ...reading, data, take: (settings) => setChanged({ settings, from: reading.data }) };
}
