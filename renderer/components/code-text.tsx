import type { ReactNode } from 'react';
import { Mono } from './mono.tsx';

/** A sentence in which what stands between backticks is a command or a file. */
export function CodeText({ children }: { readonly children: string }): ReactNode {
  return children.split('`').map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence stay where they are
    place % 2 === 1 ? <Mono key={place}>{part}</Mono> : part,
  );
}
