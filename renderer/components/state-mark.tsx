import { CircleCheck, CircleDashed, CirclePause, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './state-mark.module.css';

export type StateKind = 'good' | 'warning' | 'bad' | 'running' | 'idle' | 'paused';

const icons = {
  good: CircleCheck,
  warning: TriangleAlert,
  bad: CircleX,
  running: LoaderCircle,
  idle: CircleDashed,
  paused: CirclePause,
} as const;

/** How something stands, by shape, colour and words. */
export function StateMark({
  kind,
  label,
}: {
  readonly kind: StateKind;
  readonly label: ReactNode;
}): ReactNode {
  const Icon = icons[kind];
  return (
    <span className={styles['mark']} data-kind={kind}>
      <Icon aria-hidden className={styles['icon']} size={14} strokeWidth={2.2} />
      <span className={styles['label']}>{label}</span>
    </span>
  );
}
