import { ActionIcon, Tooltip } from '@mantine/core';
import { Rows2, Rows3 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Filter } from '../../preload/contract/filter.ts';
import type { UnreadableText } from '../../preload/contract/filter-text/read-filter.ts';
import { writeFilter } from '../../preload/contract/filter-text/write-filter.ts';
import type { ListField, ListName, ListQuery } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import { CallFailure } from '../bridge/call-failure.ts';
import { useReading } from '../bridge/connection.tsx';
import { usePaletteActions } from '../commands/palette-actions.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { WaitingRows } from '../components/waiting.tsx';
import { EmptyList, type EmptyWords, NoMatches } from './empty-list.tsx';
import { useGridColumns } from './fields/grid-columns.ts';
import type { ListDescription } from './fields/list-description.ts';
import { withFilterOn } from './filter/field-filters.ts';
import { type ListState, useListState } from './list-address.ts';
import { ListCount } from './list-count.tsx';
import { ListRows } from './list-rows.tsx';
import styles from './list-screen.module.css';
import { type RowSource, useRowSource } from './rows/row-source.ts';
import { useRowsRevision } from './rows/rows-revision.ts';
import { useRowSelection } from './rows/use-row-selection.ts';
import { rowHeights, useRowDensity } from './table/row-density.ts';
import { ColumnChooser } from './toolbar/column-chooser.tsx';
import { ExportButton } from './toolbar/export-button.tsx';
import { FilterChips } from './toolbar/filter-chips.tsx';
import { SearchBox } from './toolbar/search-box.tsx';

/** A screen that is one list. */
export interface ListScreenProps {
  readonly title: string;
  readonly description: ListDescription;
  /** What the screen itself filters by; the address has nothing of it. */
  readonly fixed: Filter;
  readonly empty: EmptyWords;
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
  title,
  description,
  fixed,
  empty,
  controls,
  controlled = [],
  notice,
  panel,
  fields: listed,
  revision,
  revisionKnown,
}: ListScreenProps & {
  readonly fields: readonly ListField[];
  readonly revision: number;
  /** It is the revision as it is now, not as it was when a list was last on show. */
  readonly revisionKnown: boolean;
}): ReactNode {
  const [address, change] = useListState();
  const state = useMemo(() => withoutFixed(address, description, fixed), [address, description, fixed]);
  const fields = useMemo(() => new Map(listed.map((field) => [field.name, field])), [listed]);
  const columns = useGridColumns(description, listed);
  const [density, setDensity] = useRowDensity();
  const query = useListQuery(description, fixed, state);
  const { source, newer, refresh } = useTakenRows(query, revision, revisionKnown);
  const selecting = useRowSelection(source);
  const isFiltered = state.filter.length > 0 || state.unreadable.length > 0 || state.search !== '';
  const unfiltered = useUnfilteredTotal(description, fixed, isFiltered);
  const clear = (): void => change({ filter: [], unreadable: [], search: '' });
  const compact = density === 'compact';
  const toggleDensity = (): void => setDensity(compact ? 'normal' : 'compact');
  usePaletteActions([
    ...(isFiltered ? [{ id: 'list-clear', label: say('grid:search.clearAll'), run: clear }] : []),
    {
      id: 'list-density',
      label: compact ? say('grid:rows.useNormal') : say('grid:rows.useCompact'),
      run: toggleDensity,
    },
    { id: 'list-columns', label: say('grid:columns.reset'), run: columns.reset },
  ]);
  // Rows that the filter as it stands did not choose would be taken for those that it does.
  const [refused] = state.unreadable;
  const failure = refused ? unreadableFailure(refused) : source.failure;
  const total = refused ? null : source.total;
  const isEmpty = total === 0 && !source.changing;

  return (
    <Screen
      fill
      panel={state.open === null ? null : panel(state.open, () => change({ open: null }))}
      state={
        <ListCount
          newer={newer}
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
        <Toolbar
          chips={
            <FilterChips
              controlled={controlled}
              description={description}
              fields={fields}
              filter={state.filter}
              onChange={(field) => (parts, again) =>
                change({ filter: withFilterOn(state.filter, field, parts) }, { replace: again })
              }
              onClear={clear}
              onRemove={(removed) =>
                change({
                  filter: state.filter.filter((part) => part !== removed),
                  unreadable: state.unreadable.filter((one) => one !== removed),
                })
              }
              query={query}
              unreadable={state.unreadable}
            />
          }
          controls={controls}
          end={
            <>
              <Tooltip label={compact ? say('grid:rows.normal') : say('grid:rows.compact')}>
                <ActionIcon
                  aria-label={say('grid:rows.compact')}
                  aria-pressed={compact}
                  onClick={toggleDensity}
                  variant="default"
                >
                  {compact ? <Rows2 aria-hidden size={15} /> : <Rows3 aria-hidden size={15} />}
                </ActionIcon>
              </Tooltip>
              <ColumnChooser columns={columns} description={description} fields={fields} />
              <ExportButton
                allFields={listed.length}
                columns={columns.shown}
                noun={description.noun}
                query={source.shown.query}
                total={total}
              />
            </>
          }
          onSearch={(search) => {
            if (search !== state.search) change({ search }, { replace: state.search !== '' });
          }}
          search={state.search}
          list={description.list}
        />
      }
    >
      {notice}
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

function Toolbar({
  search,
  list,
  onSearch,
  controls,
  chips,
  end,
}: {
  readonly search: string;
  readonly list: ListName;
  readonly onSearch: (search: string) => void;
  readonly controls: ReactNode;
  readonly chips: ReactNode;
  readonly end: ReactNode;
}): ReactNode {
  return (
    <div className={styles['toolbar']}>
      <SearchBox label={say(`grid:search.${list}`)} onSearch={onSearch} value={search} />
      {controls}
      <div className={styles['chips']}>{chips}</div>
      <div className={styles['end']}>{end}</div>
    </div>
  );
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

/**
 * The rows of the query, at the revision as it was when the list came on show: what changes meanwhile is only told, so
 * that nothing moves under the reader's eyes. An empty list takes what comes.
 */
function useTakenRows(
  query: ListQuery,
  revision: number,
  revisionKnown: boolean,
): { readonly source: RowSource; readonly newer: boolean; readonly refresh: () => void } {
  const [taken, setTaken] = useState({ query, revision });
  const now = taken.query === query ? taken : { query, revision };
  if (now !== taken) setTaken(now);
  const source = useRowSource(query, now.revision);
  const [arriving, setArriving] = useState(true);
  if (arriving && revisionKnown) setArriving(false);
  const newer = revision !== now.revision;
  if (newer && (arriving || source.total === 0)) setTaken({ query, revision });
  return { source, newer, refresh: () => setTaken({ query, revision }) };
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
