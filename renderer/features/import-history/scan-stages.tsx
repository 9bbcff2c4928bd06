import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { WalkDetails } from '../../../preload/contract/scan-details.ts';
import type { ScopeNames } from '../../../preload/contract/scope.ts';
import { walkScopeWords } from '../../../preload/contract/scope-words.ts';
import { clockWords, exactTime } from '../../../preload/words/formats/date-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { ScanSection } from './scan-section.tsx';
import styles from './scan-stages.module.css';
import { walkOutcome } from './walk-outcome.ts';

/** A scope of many sites takes a walk for each: beyond so many only those that tell something are shown at first. */
const fewWalks = 6;

/** What the scan read, walk by walk, and whether each is proven complete. */
export function ScanStages({
  walks,
  names,
  underWay,
}: {
  readonly walks: readonly WalkDetails[];
  readonly names: ScopeNames;
  readonly underWay: boolean;
}): ReactNode {
  const [all, setAll] = useState(false);
  const telling = walks.filter((walk) => !walk.complete && walk.state !== 'restarted');
  const isLong = walks.length > fewWalks;
  const shown = all || !isLong ? walks : telling.slice(0, 3 * fewWalks);
  const complete = walks.filter((walk) => walk.complete).length;
  return (
    <ScanSection
      note={
        walks.length > 0 &&
        say('scanRecords:walksComplete', {
          count: walks.length,
          complete: numberWords(complete),
          walks: numberWords(walks.length),
        })
      }
      title={say('scanRecords:stages')}
    >
      {walks.length === 0 ? (
        <p className={styles['none']}>{say('scanRecords:nothingRead')}</p>
      ) : (
        <ol className={styles['stages']}>
          {shown.map((walk) => (
            <Stage key={walk.id} names={names} underWay={underWay} walk={walk} />
          ))}
        </ol>
      )}
      {isLong && (
        <Button aria-expanded={all} onClick={() => setAll(!all)} size="compact-xs">
          {all
            ? say('scanRecords:showFewer')
            : say('scanRecords:showAll', { count: walks.length, walks: numberWords(walks.length) })}
        </Button>
      )}
    </ScanSection>
  );
}

function whatItRead({ purpose, changedSince, disturbed }: WalkDetails): string {
  if (purpose === 'second-look') return say('scanRecords:secondLook');
  if (changedSince !== null) return say('scanRecords:changedSince', { time: exactTime(changedSince) });
  return disturbed ? say('scanRecords:everythingDisturbed') : say('scanRecords:everything');
}

function Stage({
  walk,
  names,
  underWay,
}: {
  readonly walk: WalkDetails;
  readonly names: ScopeNames;
  readonly underWay: boolean;
}): ReactNode {
  const { kind, label, why } = walkOutcome(walk, underWay);
  const { pages, rows, expectedTotal, duplicates, quarantined, startedAt } = walk;
  const read = [
    whatItRead(walk),
    expectedTotal === null
      ? say('scanRecords:rowsWithoutTotal', { count: rows, rows: numberWords(rows) })
      : say('scanRecords:rowsOfTotal', {
          count: expectedTotal,
          rows: numberWords(rows),
          total: numberWords(expectedTotal),
        }),
    say('scanRecords:pages', { count: pages, pages: numberWords(pages) }),
    ...(duplicates > 0 ? [say('scanRecords:sentTwice', { number: numberWords(duplicates) })] : []),
    ...(quarantined > 0 ? [say('scanRecords:setAside', { number: numberWords(quarantined) })] : []),
  ];
  return (
    <li className={styles['stage']}>
      <div className={styles['mark']}>
        <StateMark kind={kind} label={label} />
      </div>
      <div className={styles['what']}>
        <div>
          <span className={styles['resource']}>{say(`scan:resource.${walk.resource}`)}</span>{' '}
          <span className={styles['dim']} title={walk.scope.ids.join(', ') || undefined}>
            {walkScopeWords(walk.scope, names)}
          </span>
        </div>
        <div className={styles['dim']}>{read.join(' · ')}</div>
        {why !== null && <div>{why}</div>}
      </div>
      <time className={styles['dim']} dateTime={startedAt} title={exactTime(startedAt)}>
        {clockWords(new Date(startedAt))}
      </time>
    </li>
  );
}
