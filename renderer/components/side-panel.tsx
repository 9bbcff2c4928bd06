import { ActionIcon, Tooltip } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { say } from '../../preload/words/say.ts';
import { useShortcuts } from '../commands/screen-shortcuts.ts';
import styles from './side-panel.module.css';

/**
 * Details beside a list, which stays as it was. Takes the focus when it comes and gives it back when it goes;
 * Esc closes it.
 */
export function SidePanel({
  title,
  subtitle,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcuts([
    {
      keys: 'Escape',
      label: say('components:closePanel'),
      group: say('shortcuts:group.sidePanel'),
      run: onClose,
    },
  ]);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside aria-labelledby={headingId} className={styles['panel']}>
      <header className={styles['head']}>
        <div className={styles['titles']}>
          <h2 className={styles['title']} id={headingId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
        </div>
        <Tooltip label={say('components:closePanelByKey')}>
          <ActionIcon aria-label={say('components:closePanel')} onClick={onClose}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles['content']}>{children}</div>
    </aside>
  );
}
