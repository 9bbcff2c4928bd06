import { type ReactNode, useMemo, useState } from 'react';
import type { Filter } from '../../preload/contract/filter.ts';
import type { UnreadableText } from '../../preload/contract/filter-text/read-filter.ts';
import { writeFilter } from '../../preload/contract/filter-text/write-filter.ts';
import type { ListField, ListQuery } from '../../preload/contract/row-lists.ts';
import { revisions } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { CallFailure } from '../bridge/call-failure.ts';
import { type Reading, useReading } from '../bridge/connection.tsx';
import { usePaletteActions } from '../commands/palette-actions.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { WaitingRows } from '../components/waiting.tsx';
import { EmptyList, type EmptyWords, NoMatches } from './empty-list.tsx';
import { useGridColumns } from './fields/grid-columns.ts';
import type { ListDescription } from './fields/list-description.ts';
import { type ListState, useListState } from './list-address.ts';
import { ListCount } from './list-count.tsx';
import { ListRows } from './list-rows.tsx';
import styles from './list-screen.module.css';
import { ListToolbar } from './list-toolbar.tsx';
import type { SelectedRows } from './rows/row-selection.ts';
import { usePinnedRows } from './rows/use-pinned-rows.ts';
import { useRowSelection } from './rows/use-row-selection.ts';
import { type RowDensity, rowHeights, useRowDensity } from './table/row-density.ts';

/** A screen that is one list. */
export interface ListScreenProps {
  readonly title: string;
  readonly description: ListDescription;
  /** What the screen itself filters by; the address has nothing of it. */
  readonly fixed: Filter;
  readonly empty: EmptyWords;
  /** What one row is, where that is not plain; a sentence. */
  readonly counts?: string;
  /** Stands between search and filters: quick filters, the choice of a view. */
  readonly controls?: ReactNode;
  /** The fields whose filters the controls show. */
  readonly controlled?: readonly string[] | undefined;
  /** Stands above the rows, where something must be known about all of them. */
  readonly notice?: ReactNode;
  readonly panel: (open: string, onClose: () => void) => ReactNode;
}

/** Shows a list of the project with search, filters, columns, export and a panel for the row that is open. */
export function ListScreen(props: ListScreenProps): ReactNode {
  const { title, description } = props;
  const { list } = description;
  const fields = useReading(['fields', list], (client, signal) => client.lists.fields({ list }, { signal }));
  const revision = useRowsRevision();
  const failed = [fields, revision].find(({ failure }) => failure);
  if (fields.data && revision.data !== undefined) {
    return (
      <ReadyList
        {...props}
        fields={fields.data}
        key={list}
        revision={revision.data}
        revisionKnown={!revision.refreshing}
      />
    );
  }
  return (
    <Screen
      fill
      state={failed ? undefined : say(`lists:${description.noun}.reading`)}
      title={title}
      toolbar={<div className={styles['toolbar']} />}
    >
      {failed?.failure ? (
        <div className={styles['failure']}>
          <FailureNotice failure={failed.failure} onRetry={failed.again} />
        </div>
      ) : (
        <WaitingRows rows={18} />
      )}
    </Screen>
  );
}

function ReadyList({
  fields: listed,
  revision,
  revisionKnown,
  ...screen
}: ListScreenProps & {
  readonly fields: readonly ListField[];
  readonly revision: number;
  /** It is the revision as it is now, not as it was when a list was last on show. */
  readonly revisionKnown: boolean;
}): ReactNode {
  const { title, description, fixed, empty } = screen;
  const [address, change] = useListState();
  const state = useMemo(() => withoutFixed(address, description, fixed), [address, description, fixed]);
  const fields = useMemo(() => new Map(listed.map((field) => [field.name, field])), [listed]);
  const columns = useGridColumns(description, listed);
  const [density, setDensity] = useRowDensity();
  const query = useListQuery(description, fixed, state);
  const { source, newer, refresh } = usePinnedRows(query, revision, revisionKnown);
  const selecting = useRowSelection(source);
  const [exporting, setExporting] = useState<SelectedRows | null>(null);
  const isFiltered = state.filter.length > 0 || state.unreadable.length > 0 || state.search !== '';
  const unfiltered = useUnfilteredTotal(description, fixed, isFiltered);
  const clear = (): void => change({ filter: [], unreadable: [], search: '' });
  const toggleDensity = (): void => setDensity(density === 'compact' ? 'normal' : 'compact');
  useListActions({ clear: isFiltered ? clear : null, density, toggleDensity, resetColumns: columns.reset });
  // Rows that the readable filters alone have chosen would be taken for those of all of them.
  const [refused] = state.unreadable;
  const failure = refused ? unreadableFailure(refused) : source.failure;
  const total = refused ? null : source.total;
  const isEmpty = total === 0 && !source.changing;

  return (
    <Screen
      fill
      panel={state.open === null ? null : screen.panel(state.open, () => change({ open: null }))}
      state={
        <ListCount
          newer={newer}
          means={screen.counts}
          noun={description.noun}
          onRefresh={refresh}
          selected={selecting.count}
          failed={failure !== null}
          total={total}
          unfiltered={isFiltered ? unfiltered : null}
        />
      }
      title={title}
      toolbar={
        <ListToolbar
          columns={columns}
          controlled={screen.controlled ?? []}
          controls={screen.controls}
          density={density}
          description={description}
          exporting={{
            asked: source.shown,
            filtered: isFiltered,
            onOpen: (open) => setExporting(open ? selecting.selected : null),
            rows: exporting,
            total,
          }}
          fields={fields}
          onChange={change}
          onClear={clear}
          onToggleDensity={toggleDensity}
          query={query}
          state={state}
        />
      }
    >
      {screen.notice}
      {failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} onRetry={refused ? undefined : source.again} />
        </div>
      )}
      {isEmpty && !isFiltered && <EmptyList noun={description.noun} words={empty} />}
      {isEmpty && isFiltered && <NoMatches noun={description.noun} onClear={clear} />}
      {!isEmpty && !(failure && total === null) && (
        <ListRows
          columns={columns}
          description={description}
          fields={fields}
          label={title}
          onChange={change}
          onExport={setExporting}
          query={query}
          rowHeight={rowHeights[density]}
          selecting={selecting}
          source={source}
          state={state}
        />
      )}
    </Screen>
  );
}

/** What the command palette can do with the list on the screen. */
function useListActions({
  clear,
  density,
  toggleDensity,
  resetColumns,
}: {
  /** Null where nothing is filtered. */
  readonly clear: (() => void) | null;
  readonly density: RowDensity;
  readonly toggleDensity: () => void;
  readonly resetColumns: () => void;
}): void {
  usePaletteActions([
    ...(clear ? [{ id: 'list-clear', label: say('grid:search.clearAll'), run: clear }] : []),
    {
      id: 'list-density',
      label: density === 'compact' ? say('grid:rows.useNormal') : say('grid:rows.useCompact'),
      run: toggleDensity,
    },
    { id: 'list-columns', label: say('grid:columns.reset'), run: resetColumns },
  ]);
}

function useListQuery(
  { list }: ListDescription,
  fixed: Filter,
  { filter, search, sort }: ListState,
): ListQuery {
  const text = JSON.stringify([fixed, filter, search, sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text is the same query
  return useMemo(() => ({ list, filter: [...fixed, ...filter], search, sort: [...sort] }), [list, text]);
}

/** How many rows the list has without the filters of the address. */
function useUnfilteredTotal({ list }: ListDescription, fixed: Filter, enabled: boolean): number | null {
  const { data } = useReading(
    ['rows without filters', list, fixed],
    async (client, signal) => {
      const query = { list, filter: fixed, search: '', sort: [] };
      return (await client.lists.rows({ query, offset: 0, limit: 1 }, { signal })).total;
    },
    { enabled, follows: ['rows'] },
  );
  return data ?? null;
}

function unreadableFailure({ message }: UnreadableText): CallFailure {
  return new CallFailure({ code: 'filter-unreadable', message, advice: say('listMessages:advice') });
}

/** An address may name what the screen itself filters by, as links that say all of it do. */
function withoutFixed(state: ListState, { hidden }: ListDescription, fixed: Filter): ListState {
  const own = new Set(writeFilter(fixed));
  const filter = state.filter.filter(
    (part) =>
      'join' in part || (!hidden.has(part.field) && !writeFilter([part]).some((text) => own.has(text))),
  );
  return filter.length === state.filter.length ? state : { ...state, filter };
}

/** The number that rises whenever assets or findings were changed. */
function useRowsRevision(): Reading<number> {
  return useReading(
    ['rows revision'],
    async (client, signal) => {
      const { value } = await client.application.topic({ topic: 'revisions' }, { signal });
      return revisions.parse(value).rows;
    },
    { follows: ['rows'] },
  );
}
