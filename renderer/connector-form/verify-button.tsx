import { Button } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';

/**
 * Starts a verification, and cancels it while it runs. It stays one button, so that the focus of a keyboard stays where
 * it is when the verification begins and ends. As the primary one of a form it submits it, which also Enter does.
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
  const submits = primary && !running;
  return (
    <Button
      onClick={(event) => {
        if (submits || !isFirstPress(event)) return;
        if (running) onCancel();
        else onVerify();
      }}
      type={submits ? 'submit' : 'button'}
      variant={submits ? 'filled' : 'default'}
    >
      {running ? say('connectorForm:cancelVerification') : label}
    </Button>
  );
}

/** The second press of a double click was not meant for what the first one brought. */
export function isFirstPress(event: MouseEvent): boolean {
  return event.detail <= 1;
}
