import type { ReactNode } from 'react';
import { useNow } from '../../components/now.ts';
import { counted } from '../../components/number-words.ts';
import { exactTime } from '../../components/time-words.ts';

const day = 24 * 60 * 60 * 1000;

/** How many whole days something has lasted; since when on hover. Copied, it becomes ISO 8601. */
export function Age({ since }: { readonly since: string }): ReactNode {
  const now = useNow();
  return (
    <time
      dateTime={since}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', since);
        event.preventDefault();
      }}
      title={`Since ${exactTime(since)}`}
    >
      {counted(Math.max(0, Math.floor((now - Date.parse(since)) / day)), 'day')}
    </time>
  );
}
