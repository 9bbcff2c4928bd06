import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import styles from './check-lines.module.css';
import { CodeText } from './code-text.tsx';
import { type StateKind, StateMark } from './state-mark.tsx';

/** One line of a verification or a test, as main reports it. */
export interface CheckLine {
  readonly id: string;
  readonly title: string;
  readonly state: 'passed' | 'warning' | 'failed' | 'skipped';
  readonly finding: string;
  /** Empty when there is nothing to do. */
  readonly advice: string;
}

interface CheckLinesProps<Line extends CheckLine> {
  readonly lines: readonly Line[];
  readonly pending?: number | undefined;
  /** Whether each line bears its number, to speak of it by. */
  readonly numbered?: boolean | undefined;
  /** What can be done about a line, under its words. */
  readonly actions?: ((line: Line) => ReactNode) | undefined;
}

const kinds: Readonly<Record<CheckLine['state'], StateKind>> = {
  passed: 'good',
  warning: 'warning',
  failed: 'bad',
  skipped: 'idle',
};

/**
 * The lines of a check, which appear one by one as they are decided. `pending` is how many are still to come: their
 * place is kept, and the first of them is shown under way.
 */
export function CheckLines<Line extends CheckLine>({
  lines,
  pending = 0,
  numbered = false,
  actions,
}: CheckLinesProps<Line>): ReactNode {
  return (
    <ul aria-busy={pending > 0} aria-live="polite" className={styles['lines']}>
      {lines.map((line, place) => {
        const { id, title, state, finding, advice } = line;
        return (
          <li className={styles['line']} key={id}>
            <StateMark
              kind={kinds[state]}
              label={
                <>
                  <span className={styles['title']}>
                    {numbered && `${place + 1}. `}
                    {title}
                  </span>
                  <span className={styles['word']}>{say(`components:check.${state}`)}</span>
                </>
              }
            />
            <div className={styles['words']}>
              <div>
                <CodeText>{finding}</CodeText>
              </div>
              {advice !== '' && (
                <div className={styles['advice']}>
                  <CodeText>{advice}</CodeText>
                </div>
              )}
              {actions?.(line)}
            </div>
          </li>
        );
      })}
      {Array.from({ length: pending }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places that are kept are alike
        <li aria-hidden={place > 0} className={styles['line']} key={`pending-${place}`}>
          {place === 0 && <StateMark kind="running" label={say('components:checking')} />}
        </li>
      ))}
    </ul>
  );
}
