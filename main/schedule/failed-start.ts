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

/** What a run says of its connector's token: refused, good, or nothing. */
function refusalAfter(end: EndedRun['end'], before: string | undefined, now: number): string | undefined {
  if (end.state === 'failed' && end.code === 'token-rejected') return new Date(now).toISOString();
  return end.state === 'ended' ? undefined : before;
}

/**
 * The settings after a run: one that failed without a record is kept with its connector, so that it can be told of; one
 * that has a record takes its place. Whether the console took the token is kept too. The same object when nothing has
 * to change.
 * @param now ms since the epoch
 */
export function withRunKept(
  settings: Settings,
  { connectorId, scope, end }: EndedRun,
  now: number,
): Settings {
  const code = end.state === 'failed' && end.scanId === null ? end.code : undefined;
  const kept = settings.connectors.find(({ id }) => id === connectorId);
  if (!kept) return settings;
  const { failedStart, tokenRefusedAt, ...others } = kept;
  const startKept = end.scanId === null ? failedStart : undefined;
  const start = code === undefined ? startKept : { at: new Date(now).toISOString(), scope, code };
  const refused = refusalAfter(end, tokenRefusedAt, now);
  if (start === failedStart && refused === tokenRefusedAt) return settings;
  const changed = {
    ...others,
    ...(start && { failedStart: start }),
    ...(refused !== undefined && { tokenRefusedAt: refused }),
  };
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
