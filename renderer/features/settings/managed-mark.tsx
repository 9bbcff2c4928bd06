import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './managed-mark.module.css';

/** Says of a setting that the policy of the machine has it, and that it cannot be changed here. */
export function ManagedMark(): ReactNode {
  return (
    <span className={styles['mark']} title="Set by the policy of this machine; it cannot be changed here.">
      <Lock aria-hidden size={11} strokeWidth={2.2} /> Managed
    </span>
  );
}
