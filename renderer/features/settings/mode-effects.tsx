import type { ReactNode } from 'react';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { counted } from '../../components/number-words.ts';

/** What another ingest mode will change, in numbers. */
export function ModeEffects({
  mode,
  effects: { openFindings, rules, scanRunning },
}: {
  readonly mode: IngestMode;
  readonly effects: {
    readonly openFindings: number;
    readonly rules: number;
    readonly scanRunning: boolean;
  };
}): ReactNode {
  const scans = `${counted(rules, 'ingest rule')} and every scan started by hand`;
  const findings = counted(openFindings, 'open finding');
  return (
    <>
      {mode === 'asset-sync' ? (
        <ul>
          <li>From the next scan on, {scans} will ingest assets only.</li>
          <li>
            {findings} will stay as they are and no longer be updated: nothing new is found and nothing is
            resolved.
          </li>
        </ul>
      ) : (
        <ul>
          <li>From the next scan on, {scans} will ingest vulnerabilities again.</li>
          <li>
            {findings} stay as they are until then. The scan brings them up to date: new ones are added, and
            those that are gone are mitigated.
          </li>
        </ul>
      )}
      {scanRunning && <p>The scan that is running now ends in the mode in which it began.</p>}
    </>
  );
}
