import type { ReactNode } from 'react';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import styles from './number-text.module.css';

/** A number with separators between thousands, its digits all of one width. `null` is unknown, and shows a dash. */
export function NumberText({ value }: { readonly value: number | null }): ReactNode {
  return <span className={styles['number']}>{value === null ? '–' : numberWords(value)}</span>;
}
