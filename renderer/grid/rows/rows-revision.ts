import { revisions } from '../../../preload/contract/topics/status.ts';
import { type Reading, useReading } from '../../bridge/connection.tsx';

/** The number that rises whenever assets or findings were changed. */
export function useRowsRevision(): Reading<number> {
  return useReading(
    ['rows revision'],
    async (client, signal) => {
      const { value } = await client.application.topic({ topic: 'revisions' }, { signal });
      return revisions.parse(value).rows;
    },
    { follows: ['rows'] },
  );
}
