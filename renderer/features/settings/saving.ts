import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../../preload/contract/calls/contract.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useTakeSettings } from './known-settings.ts';

/** How long it is said that something was saved, in milliseconds. */
const saidFor = 2500;

/** One setting that is saved as soon as it is changed. */
export interface Saving<Value> {
  /** What is being saved now; undefined when nothing is. Shown in the place of what stands. */
  readonly wanted: Value | undefined;
  /** True for a moment after it was saved. */
  readonly saved: boolean;
  readonly failure: CallFailure | null;
  /** Resolves with whether it was saved. */
  readonly save: (value: Value) => Promise<boolean>;
  /** Forgets the failure. */
  readonly clear: () => void;
}

/** Saves one setting by `act`, which replies with the settings as they then are. */
export function useSaving<Value>(
  act: (client: Client, value: Value) => Promise<SettingsView>,
): Saving<Value> {
  const take = useTakeSettings();
  const [wanted, setWanted] = useState<Value | undefined>(undefined);
  const [saved, setSaved] = useState(false);
  const { run, failure, clear } = useAction((client, value: Value) => act(client, value));
  useEffect(() => {
    if (!saved) return undefined;
    const timer = setTimeout(() => setSaved(false), saidFor);
    return () => clearTimeout(timer);
  }, [saved]);
  const save = useCallback(
    async (value: Value): Promise<boolean> => {
      setSaved(false);
      setWanted(value);
      const settings = await run(value);
      if (settings) take(settings);
      setWanted(undefined);
      setSaved(settings !== undefined);
      return settings !== undefined;
    },
    [run, take],
  );
  return { wanted, saved, failure, save, clear };
}
