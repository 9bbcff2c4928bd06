import { type ReactNode, useEffect, useState } from 'react';
import { retryWordsAt } from '../../preload/contract/retry-words.ts';
import type { ScanProgress, ScanRetry } from '../../preload/contract/scan-report.ts';
import { paceWords, rowWords } from './scan-progress-words.ts';

/** How far a running scan is and how fast it goes; while the console gives nothing, why, and when it is asked again. */
export function ScanFigures({ progress }: { readonly progress: ScanProgress }): ReactNode {
  const { retry, rows } = progress;
  if (retry === undefined) return [rowWords(progress), ...paceWords(progress)].join(' \u00b7 ');
  return (
    <>
      {rows > 0 && rowWords(progress)}
      {rows > 0 && ' · '}
      <Countdown retry={retry} />
    </>
  );
}

/** Counts down by the second; in a place of its own, so that nothing else is drawn with it. */
function Countdown({ retry }: { readonly retry: ScanRetry }): ReactNode {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return retryWordsAt(retry, now);
}
