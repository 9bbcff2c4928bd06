import { MantineThemeProvider, Modal, type ModalProps } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { withinDialog } from '../theme/theme.ts';

/**
 * A modal dialog. One that is opened over another lies above it and takes the keyboard: Esc closes the topmost alone, and
 * those below are back when it is gone.
 */
export function Dialog({ children, ...props }: Omit<ModalProps, 'stackId' | 'zIndex'>): ReactNode {
  return (
    <Modal {...props} stackId={useId()}>
      <MantineThemeProvider theme={withinDialog}>{children}</MantineThemeProvider>
    </Modal>
  );
}
