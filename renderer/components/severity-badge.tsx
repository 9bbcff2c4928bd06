import type { ReactNode } from 'react';
import type { SeverityName } from '../../preload/contract/severity.ts';
import { say } from '../../preload/words/say.ts';
import styles from './severity-badge.module.css';
import { severityLabels } from './severity-order.ts';

/** A severity by letter, shape, colour and name; `null` is a finding that nobody rated. */
export function SeverityBadge({ severity }: { readonly severity: SeverityName | null }): ReactNode {
  const label = severity === null ? say('components:severity.none') : severityLabels[severity];
  return (
    <span className={styles['badge']} data-severity={severity ?? 'none'}>
      <span aria-hidden className={styles['mark']}>
        <span className={styles['letter']}>{severity === null ? '–' : label[0]}</span>
      </span>
      {label}
    </span>
  );
}
