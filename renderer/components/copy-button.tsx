import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { useCopyText } from './copy-text.ts';

/** Copies a text. Shows an icon alone, or with `children` a button with these words. `label` says what is copied. */
export function CopyButton({
  text,
  label = say('components:copy'),
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
        {copied ? say('components:copied') : children}
      </Button>
    );
  }
  return (
    <Tooltip label={copied ? say('components:copied') : label}>
      <ActionIcon aria-label={copied ? say('components:copied') : label} onClick={() => copy(text)} size={22}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
