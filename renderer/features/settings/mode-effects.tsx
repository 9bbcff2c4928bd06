import type { ReactNode } from 'react';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { counted } from '../../components/number-words.ts';
import styles from './mode-effects.module.css';

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
  const scans =
    rules === 0 ? 'every scan' : `${counted(rules, 'ingest rule')} and every scan started by hand`;
  const findings = counted(openFindings, 'open finding');
  const [stay, they] = openFindings === 1 ? ['stays as it is', 'it'] : ['stay as they are', 'them'];
  return (
    <>
      {mode === 'asset-sync' ? (
        <ul className={styles['effects']}>
          <li>From the next scan on, {scans} will ingest assets only.</li>
          <li>
            {findings} {stay} from then on: nothing new is found and nothing is resolved.
          </li>
        </ul>
      ) : (
        <ul className={styles['effects']}>
          <li>From the next scan on, {scans} will ingest vulnerabilities again.</li>
          <li>
            {findings} {stay} until then. The scan brings {they} up to date: new ones are added, and those
            that are gone are mitigated.
          </li>
        </ul>
      )}
      {scanRunning && (
        <p className={styles['meanwhile']}>
          The scan that is running now ends in the mode in which it began.
        </p>
      )}
    </>
  );
}
