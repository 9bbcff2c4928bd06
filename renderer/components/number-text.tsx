import type { ReactNode } from 'react';
import styles from './number-text.module.css';
import { numberWords } from './number-words.ts';

/** A number with separators between thousands, its digits all of one width. `null` is unknown, and shows a dash. */
export function NumberText({ value }: { readonly value: number | null }): ReactNode {
  return <span className={styles['number']}>{value === null ? '–' : numberWords(value)}</span>;
}
