import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { words } from '../../preload/words/say.ts';
import { RelativeTime } from './relative-time.tsx';

/** Who started a running scan, and when. */
export function ScanStart({
  by,
  at,
}: {
  readonly by: RunningScanStatus['startedBy'];
  readonly at: RunningScanStatus['startedAt'];
}): ReactNode {
  return (
    <Trans components={{ when: <RelativeTime at={at} /> }} i18n={words} i18nKey={`sync:startedBy.${by}`} />
  );
}
