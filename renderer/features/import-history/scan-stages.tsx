import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { WalkDetails } from '../../../preload/contract/scan-details.ts';
import { counted, numberWords } from '../../components/number-words.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { exactTime } from '../../components/time-words.ts';
import { ScanSection } from './scan-section.tsx';
import styles from './scan-stages.module.css';
import { resourceWords, walkScopeWords } from './scan-words.ts';
import { walkOutcome } from './walk-outcome.ts';

/** A scope of many sites takes a walk for each: beyond so many only those that tell something are shown at first. */
const fewWalks = 6;

/** What the scan read, walk by walk, and whether each is proven complete. */
export function ScanStages({
  walks,
  underWay,
}: {
  readonly walks: readonly WalkDetails[];
  readonly underWay: boolean;
}): ReactNode {
  const [all, setAll] = useState(false);
  const telling = walks.filter((walk) => !walk.complete && walk.state !== 'restarted');
  const isLong = walks.length > fewWalks;
  const shown = all || !isLong ? walks : telling.slice(0, 3 * fewWalks);
  const complete = walks.filter((walk) => walk.complete).length;
  return (
    <ScanSection
      note={walks.length > 0 && `${numberWords(complete)} of ${counted(walks.length, 'walk')} complete`}
      title="Stages"
    >
      {walks.length === 0 ? (
        <p className={styles['none']}>The scan ended before it read anything.</p>
      ) : (
        <ol className={styles['stages']}>
          {shown.map((walk) => (
            <Stage key={walk.id} underWay={underWay} walk={walk} />
          ))}
        </ol>
      )}
      {isLong && (
        <Button aria-expanded={all} onClick={() => setAll(!all)} size="compact-xs">
          {all ? 'Show fewer' : `Show all ${counted(walks.length, 'walk')}`}
        </Button>
      )}
    </ScanSection>
  );
}

function Stage({ walk, underWay }: { readonly walk: WalkDetails; readonly underWay: boolean }): ReactNode {
  const { kind, label, why } = walkOutcome(walk, underWay);
  const { changedSince, pages, rows, expectedTotal, duplicates, quarantined, startedAt } = walk;
  const read = [
    changedSince === null ? 'Everything' : `What changed since ${exactTime(changedSince)}`,
    expectedTotal === null
      ? `${counted(rows, 'row')}, no total given`
      : `${numberWords(rows)} of ${counted(expectedTotal, 'row')}`,
    counted(pages, 'page'),
    ...(duplicates > 0 ? [`${numberWords(duplicates)} sent twice`] : []),
    ...(quarantined > 0 ? [`${numberWords(quarantined)} quarantined`] : []),
  ];
  return (
    <li className={styles['stage']}>
      <div className={styles['mark']}>
        <StateMark kind={kind} label={label} />
      </div>
      <div className={styles['what']}>
        <div>
          <span className={styles['resource']}>{resourceWords[walk.resource]}</span>{' '}
          <span className={styles['dim']} title={walk.scope.ids.join(', ') || undefined}>
            {walkScopeWords(walk.scope)}
          </span>
        </div>
        <div className={styles['dim']}>{read.join(' · ')}</div>
        {why !== null && <div>{why}</div>}
      </div>
      <time className={styles['dim']} dateTime={startedAt} title={exactTime(startedAt)}>
        {clock.format(new Date(startedAt))}
      </time>
    </li>
  );
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
