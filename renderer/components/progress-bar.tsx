import type { ReactNode } from 'react';
import styles from './progress-bar.module.css';

/** How far something is: `done` of `total`, or only that it goes on while `total` is null. `label` says what. */
export function ProgressBar({
  done,
  total,
  label,
}: {
  readonly done: number;
  readonly total: number | null;
  readonly label: string;
}): ReactNode {
  const percent = total === null ? null : total === 0 ? 100 : Math.min(100, (done / total) * 100);
  return (
    <div
      aria-label={label}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent === null ? undefined : Math.floor(percent)}
      className={styles['bar']}
      data-open-ended={percent === null || undefined}
      role="progressbar"
    >
      <div className={styles['done']} style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
