import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import styles from './checklist-step.module.css';

/** Done, to be done now, or waiting for a step before it. */
export type StepState = 'done' | 'now' | 'later';

/** One step of the checklist, with its number, its state, and what is to be done. */
export function ChecklistStep({
  number,
  title,
  state,
  summary = null,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  /** What it led to, in a few words. */
  readonly summary?: string | null;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li className={styles['step']} data-state={state}>
      <span aria-hidden className={styles['number']}>
        {state === 'done' ? <CircleCheck size={18} strokeWidth={2.2} /> : number}
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <h2 className={styles['title']}>{title}</h2>
          <span className={styles['state']}>
            {summary === null
              ? say(`firstRun:step.${state}`)
              : say('firstRun:step.withSummary', { state: say(`firstRun:step.${state}`), summary })}
          </span>
        </div>
        <div className={styles['content']}>{children}</div>
      </div>
    </li>
  );
}
