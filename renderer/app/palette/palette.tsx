import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import styles from './palette.module.css';
import { PaletteContent } from './palette-content.tsx';
import type { RecentPlace } from './recent-places.ts';

/** The command palette: every screen and command, and every host and CVE of the project, by typing. */
export function Palette({
  opened,
  onClose,
  showShortcuts,
  recent,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly showShortcuts: () => void;
  readonly recent: () => readonly RecentPlace[];
}): ReactNode {
  return (
    <Modal.Root
      classNames={{ content: styles['palette'] }}
      onClose={onClose}
      opened={opened}
      padding={0}
      size={600}
      yOffset="12vh"
    >
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={say('palette:title')} radius="md">
        {opened && <PaletteContent onClose={onClose} recent={recent()} showShortcuts={showShortcuts} />}
      </Modal.Content>
    </Modal.Root>
  );
}
