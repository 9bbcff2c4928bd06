import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { KeyCaps } from '../commands/key-caps.tsx';
import { type Shortcut, shortcutsNow } from '../commands/screen-shortcuts.ts';
import { Dialog } from '../components/dialog.tsx';
import styles from './shortcut-list.module.css';

/** Every shortcut that works on the screen one is on. */
export function ShortcutList({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog onClose={onClose} opened={opened} size={640} title={say('shortcuts:title')}>
      <div className={styles['groups']}>
        {opened &&
          Object.entries(grouped(shortcutsNow())).map(([group, shortcuts]) => (
            <section aria-label={group} className={styles['group']} key={group}>
              <h3 className={styles['title']}>{group}</h3>
              <dl className={styles['list']}>
                {shortcuts.map(({ keys, label }) => (
                  <div className={styles['shortcut']} key={keys}>
                    <dt>{label}</dt>
                    <dd>
                      <KeyCaps keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}

function grouped(shortcuts: readonly Shortcut[]): Record<string, Shortcut[]> {
  const groups: Record<string, Shortcut[]> = {};
  for (const shortcut of shortcuts) {
    const group = groups[shortcut.group] ?? [];
    if (!group.some(({ keys }) => keys === shortcut.keys)) group.push(shortcut);
    groups[shortcut.group] = group;
  }
  return groups;
}
