import { Button, Radio, Stack } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import { ScopeChips } from './scope-chips.tsx';
import { type ScopeForest, scopeForest } from './scope-nodes.ts';
import styles from './scope-part.module.css';
import { choicesOf, type ScopeSelection, toggled, without } from './scope-selection.ts';
import { ScopeTreeView } from './scope-tree-view.tsx';

/** All Endpoints, or what was chosen. The choice is kept while All Endpoints is looked at. */
export interface ScopeEntry {
  readonly all: boolean;
  readonly selection: ScopeSelection;
}

/** What a connector's token can see, as far as it was read. */
export interface ListedScopes {
  readonly forest: ScopeForest;
  /** What belongs around the tree: that it is being read, could not be, or could be only in part. */
  readonly notice: ReactNode;
  /** Whether there is a tree to choose from. */
  readonly listed: boolean;
}

const nothingListed: ScopeForest = { roots: [], byKey: new Map() };

/** Reads what the token of the connector can see, once it is wanted. */
export function useListedScopes(connectorId: string | null, wanted: boolean): ListedScopes {
  const { data, failure, loading, refreshing, again } = useReading(
    ['scopes', connectorId],
    (client, signal) => client.connectors.scopes({ connectorId: connectorId ?? '' }, { signal }),
    { enabled: wanted && connectorId !== null },
  );
  const forest = useMemo(() => (data ? scopeForest(data) : nothingListed), [data]);
  const notice = (
    <>
      {failure && (
        <>
          <FailureNotice failure={failure} onRetry={again} />
          {!data && <p className={styles['note']}>{say('importRule:scope.allWithoutList')}</p>}
        </>
      )}
      {(loading || (!data && refreshing)) && <WaitingRows rows={6} />}
      {data && data.notes.length > 0 && (
        <div className={styles['notes']}>
          {data.notes.map((note) => (
            <p className={styles['note']} key={note}>
              {note}
            </p>
          ))}
          <Button loading={refreshing} onClick={again} variant="subtle">
            {say('importRule:scope.tryAgain')}
          </Button>
        </div>
      )}
    </>
  );
  return { forest, notice, listed: data !== undefined };
}

/** Part 2 of the form: what is imported. */
export function ScopePart({
  entry: { all, selection },
  scopes: { forest, notice, listed },
  problem,
  onChange,
}: {
  readonly entry: ScopeEntry;
  readonly scopes: ListedScopes;
  readonly problem: string | null;
  readonly onChange: (entry: ScopeEntry) => void;
}): ReactNode {
  const choices = choicesOf(forest, selection);
  const choose = (next: ScopeSelection): void => onChange({ all: false, selection: next });
  return (
    <Stack gap="xs">
      <Radio.Group
        aria-label={say('importRule:form.scope')}
        onChange={(value) => onChange({ all: value === 'all', selection })}
        value={all ? 'all' : 'chosen'}
      >
        <Stack gap={6}>
          <Radio
            description={say('importRule:scope.allMeans')}
            label={say('importRule:scope.all')}
            value="all"
          />
          <Radio
            description={say('importRule:scope.chosenMeans')}
            label={say('importRule:scope.chosen')}
            value="chosen"
          />
        </Stack>
      </Radio.Group>
      {!all && (
        <div className={styles['chosen']}>
          {notice}
          {listed && (
            <ScopeTreeView
              forest={forest}
              onToggle={(node) => choose(toggled(selection, node))}
              selection={selection}
            />
          )}
          {choices.length > 0 && (
            <div className={styles['summary']}>
              <span aria-live="polite">{summaryOf(choices, listed)}</span>
              <Button onClick={() => choose(new Set())} variant="subtle">
                {say('importRule:scope.clear')}
              </Button>
            </div>
          )}
          <ScopeChips choices={choices} listed={listed} onRemove={(key) => choose(without(selection, key))} />
        </div>
      )}
      {problem !== null && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </Stack>
  );
}

function summaryOf(choices: ReturnType<typeof choicesOf>, listed: boolean): string {
  const number = numberWords(choices.length);
  if (!listed) return say('importRule:scope.number', { number });
  const endpoints = choices.map(({ node }) => node?.endpoints ?? null);
  const sum = endpoints.reduce((total, each) => (total === null || each === null ? null : total + each), 0);
  return sum === null
    ? say('importRule:scope.number', { number })
    : say('importRule:scope.numberAndEndpoints', { count: sum, number, endpoints: numberWords(sum) });
}
