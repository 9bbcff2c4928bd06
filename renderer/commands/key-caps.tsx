import { Fragment, type ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import styles from './key-caps.module.css';
import { keyCaps } from './keys.ts';

/** The keys of a shortcut as caps: `Ctrl K`, `G then O`. */
export function KeyCaps({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={styles['keys']}>
      {keyCaps(keys).map((press, step) => (
        <Fragment key={press.join()}>
          {step > 0 && <span className={styles['then']}>{say('shortcuts:followedBy')}</span>}
          {press.map((cap) => (
            <kbd className={styles['cap']} key={cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
