import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { Dialog } from '../../components/dialog.tsx';
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
    <Dialog
      attributes={{ content: { 'aria-label': say('palette:title') } }}
      centered={false}
      classNames={{ content: styles['palette'] }}
      onClose={onClose}
      opened={opened}
      overlayProps={{ backgroundOpacity: 0.25 }}
      padding={0}
      size={600}
      withCloseButton={false}
      yOffset="12vh"
    >
      {opened && <PaletteContent onClose={onClose} recent={recent()} showShortcuts={showShortcuts} />}
    </Dialog>
  );
}
