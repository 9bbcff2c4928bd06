import { Button } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

/**
 * Starts a verification, and cancels it while it runs. It stays one button, so that the focus of a keyboard stays where
 * it is when the verification begins and ends.
 */
export function VerifyButton({
  label,
  running,
  primary = false,
  onVerify,
  onCancel,
}: {
  readonly label: string;
  readonly running: boolean;
  readonly primary?: boolean | undefined;
  readonly onVerify: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  return (
    <Button
      onClick={(event) => {
        if (!isFirstPress(event)) return;
        if (running) onCancel();
        else onVerify();
      }}
      variant={primary && !running ? 'filled' : 'default'}
    >
      {running ? 'Cancel verification' : label}
    </Button>
  );
}

/** The second press of a double click was not meant for what the first one brought. */
export function isFirstPress(event: MouseEvent): boolean {
  return event.detail <= 1;
}
