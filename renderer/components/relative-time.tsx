import type { ReactNode } from 'react';
import { exactTime } from '../../preload/words/formats/date-words.ts';
import { useNow } from './now.ts';
import { relativeTime } from './time-words.ts';

/** How long ago, or how soon; the exact time on hover. Copied, it becomes ISO 8601. `null` was never, and shows a dash. */
export function RelativeTime({ at }: { readonly at: string | null }): ReactNode {
  const now = useNow();
  if (at === null) return <span>–</span>;
  return (
    <time
      dateTime={at}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', at);
        event.preventDefault();
      }}
      title={exactTime(at)}
    >
      {relativeTime(at, now)}
    </time>
  );
}
