import type { ReactNode } from 'react';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
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
    rules === 0
      ? say('settings:mode.everyScan')
      : say('settings:mode.rulesAndScans', { count: rules, number: numberWords(rules) });
  const findings = { count: openFindings, number: numberWords(openFindings) };
  return (
    <>
      {mode === 'asset-sync' ? (
        <ul className={styles['effects']}>
          <li>{say('settings:mode.assetsOnly', { scans })}</li>
          <li>{say('settings:mode.findingsStay', findings)}</li>
        </ul>
      ) : (
        <ul className={styles['effects']}>
          <li>{say('settings:mode.vulnerabilitiesAgain', { scans })}</li>
          <li>{say('settings:mode.findingsFollow', findings)}</li>
        </ul>
      )}
      {scanRunning && <p className={styles['meanwhile']}>{say('settings:mode.scanRunning')}</p>}
    </>
  );
}
