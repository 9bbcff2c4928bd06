import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import styles from './managed-mark.module.css';

/** Says of a setting that the policy of the machine has it, and that it cannot be changed here. */
export function ManagedMark(): ReactNode {
  return (
    <span className={styles['mark']} title={say('settings:managedMeans')}>
      <Lock aria-hidden size={11} strokeWidth={2.2} /> {say('settings:managed')}
    </span>
  );
}
