import { failure, success } from '../../preload/contract/result.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { RunEnd } from './rule-run.ts';

/** A run of a scan, as far as it is kept when it left no record. */
export interface EndedRun {
  readonly connectorId: string;
  readonly scope: ScanScope;
  readonly end: Pick<RunEnd, 'state' | 'scanId'> & { readonly code?: string };
}

/**
 * The settings after a run: one that failed without a record is kept with its connector, so that it can be told of; one
 * that has a record takes its place. The same object when nothing has to change.
 * @param now ms since the epoch
 */
export function withRunKept(
  settings: Settings,
  { connectorId, scope, end }: EndedRun,
  now: number,
): Settings {
  const code = end.state === 'failed' && end.scanId === null ? end.code : undefined;
  const kept = settings.connectors.find(({ id }) => id === connectorId);
  if (!kept || (code === undefined && (kept.failedStart === undefined || end.scanId === null)))
    return settings;
  const { failedStart: _, ...others } = kept;
  const changed =
    code === undefined
      ? others
      : { ...others, failedStart: { at: new Date(now).toISOString(), scope, code } };
  return {
    ...settings,
    connectors: settings.connectors.map((connector) => (connector === kept ? changed : connector)),
  };
}

/** Writes {@link withRunKept}, where there is something to write. Gives why it could not. */
export function keepRun(
  settings: Pick<SettingsAccess, 'read' | 'update'>,
  run: EndedRun,
  now: number,
): SettingsError | null {
  const read = settings.read();
  if (!read.ok) return read.error;
  if (withRunKept(read.value.settings, run, now) === read.value.settings) return null;
  const saved = settings.update<null>((current) => {
    const kept = withRunKept(current, run, now);
    return kept === current ? failure(null) : success(kept);
  });
  return saved.ok ? null : saved.error;
}
