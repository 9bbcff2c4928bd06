import type { ReactNode } from 'react';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useNow } from '../../components/now.ts';

const day = 24 * 60 * 60 * 1000;

/** How many whole days something has lasted; since when on hover. Copied, it becomes ISO 8601. */
export function Age({ since }: { readonly since: string }): ReactNode {
  const now = useNow();
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / day));
  return (
    <time
      dateTime={since}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', since);
        event.preventDefault();
      }}
      title={say('overview:since', { time: exactTime(since) })}
    >
      {say('overview:days', { count: days, days: numberWords(days) })}
    </time>
  );
}
