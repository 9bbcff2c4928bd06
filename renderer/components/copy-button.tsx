import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCopyText } from './copy-text.ts';

/** Copies a text. Shows an icon alone, or with `children` a button with these words. `label` says what is copied. */
export function CopyButton({
  text,
  label = 'Copy',
  children,
}: {
  readonly text: string;
  readonly label?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { copy, copied } = useCopyText();
  const icon = copied ? <Check size={14} /> : <Copy size={14} />;
  if (children !== undefined) {
    return (
      <Button aria-label={label} leftSection={icon} onClick={() => copy(text)}>
        {copied ? 'Copied' : children}
      </Button>
    );
  }
  return (
    <Tooltip label={copied ? 'Copied' : label}>
      <ActionIcon aria-label={copied ? 'Copied' : label} onClick={() => copy(text)} size={22}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
