import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import styles from './waiting.module.css';

/** Stands where rows of a list will come, in their height. */
export function WaitingRows({ rows }: { readonly rows: number }): ReactNode {
  return (
    <div aria-label={say('components:loading')} className={styles['rows']} role="status">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div className={styles['row']} key={row}>
          <span className={styles['bar']} style={{ width: `${[34, 22, 28, 40, 25][row % 5]}%` }} />
          <span className={styles['bar']} style={{ width: `${[14, 18, 11, 16, 20][row % 5]}%` }} />
          <span className={styles['bar']} style={{ width: '9%' }} />
        </div>
      ))}
    </div>
  );
}

/** Stands where a block will come; `height` in pixels. */
export function WaitingBlock({ height }: { readonly height: number }): ReactNode {
  return (
    <div
      aria-label={say('components:loading')}
      className={styles['block']}
      role="status"
      style={{ height }}
    />
  );
}
