import { TextInput } from '@mantine/core';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { ScopeForest, ScopeNode } from './scope-nodes.ts';
import { type ScopeRow, scopeRows } from './scope-rows.ts';
import { coveringNode, marksOf, type ScopeSelection } from './scope-selection.ts';
import { ScopeTreeRow } from './scope-tree-row.tsx';
import styles from './scope-tree-view.module.css';
import { treeMove } from './tree-keys.ts';

/** The height of a row in pixels, as the style sheet has it. */
const rowHeight = 28;
/** Before the browser has measured the tree. */
const firstRect = { width: 600, height: 308 };

/**
 * The tree of accounts, sites and groups: a filter above it, and only the rows in sight in the document. The focus stays
 * on the tree; which row the keyboard is at is announced by `aria-activedescendant`. Typing goes to the filter.
 */
export function ScopeTreeView({
  forest,
  selection,
  onToggle,
}: {
  readonly forest: ScopeForest;
  readonly selection: ScopeSelection;
  readonly onToggle: (node: ScopeNode) => void;
}): ReactNode {
  const id = useId();
  const [filter, setFilter] = useState('');
  const [openKeys, setOpen] = useOpenKeys(forest, selection);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const scrolled = useRef<HTMLDivElement>(null);

  const applied = useDeferredValue(filter);
  const { rows, matches } = useMemo(() => scopeRows(forest, openKeys, applied), [forest, openKeys, applied]);
  const markOf = useMemo(() => marksOf(forest, selection), [forest, selection]);
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === activeKey),
  );

  const virtual = useScopeRowsInView(scrolled, rows, active);
  const moveTo = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.node.key);
    virtual.scrollToIndex(index);
  };
  const press = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(
      1,
      Math.floor((scrolled.current?.clientHeight ?? firstRect.height) / rowHeight) - 1,
    );
    const move = treeMove(event.key, rows, active, page);
    if (move) {
      event.preventDefault();
      if (move.do === 'go') moveTo(move.to);
      else if (move.do === 'toggle') onToggle(row.node);
      else setOpen(row, move.do === 'open');
    } else if (event.key.length === 1 || event.key === 'Backspace') {
      // What is typed here goes on in the filter: the key goes where the focus is by the time it is handled.
      filterField.current?.focus();
    }
  };

  return (
    <div className={styles['view']}>
      <ScopeFilter
        controls={id}
        entries={forest.byKey.size}
        field={filterField}
        filter={filter}
        matches={matches}
        onChange={(text) => {
          setFilter(text);
          virtual.scrollToOffset(0);
        }}
        onLeave={() => {
          moveTo(active);
          scrolled.current?.focus();
        }}
      />
      <div
        aria-activedescendant={rows[active] ? rowId(id, rows[active].node) : undefined}
        aria-label={say('importRule:scope.tree')}
        aria-multiselectable
        className={styles['tree']}
        id={id}
        onKeyDown={press}
        ref={scrolled}
        role="tree"
        tabIndex={0}
      >
        <div className={styles['rows']} role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <ScopeTreeRow
                coveredBy={coveringNode(row.node, selection)?.name ?? null}
                id={rowId(id, row.node)}
                isActive={index === active}
                key={row.node.key}
                mark={markOf(row.node)}
                onOpen={(open) => setOpen(row, open)}
                onPress={() => {
                  setActiveKey(row.node.key);
                  onToggle(row.node);
                }}
                row={row}
                top={start}
              />
            );
          })}
        </div>
        {rows.length === 0 && (
          <p className={styles['none']}>
            {matches === null
              ? say('importRule:scope.none')
              : say('importRule:scope.noMatch', { text: applied })}
          </p>
        )}
      </div>
    </div>
  );
}

/** The keys of the nodes that are open, and what opens or closes a row. */
function useOpenKeys(
  forest: ScopeForest,
  selection: ScopeSelection,
): readonly [ReadonlySet<string>, (row: ScopeRow, open: boolean) => void] {
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(() => firstOpen(forest, selection));
  const setOpen = ({ node }: ScopeRow, open: boolean): void =>
    setOpenKeys((before) => {
      const next = new Set(before);
      if (open) next.add(node.key);
      else next.delete(node.key);
      return next;
    });
  return [openKeys, setOpen];
}

/** The rows to draw: those in sight, and always the one the keyboard is at, so that a screen reader can find it. */
function useScopeRowsInView(
  scrolled: RefObject<HTMLDivElement | null>,
  rows: readonly ScopeRow[],
  active: number,
): Virtualizer<HTMLDivElement, Element> {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.node.key ?? index,
    overscan: 8,
    initialRect: firstRect,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      if (active >= first && active <= last) return shown;
      return active < first ? [active, ...shown] : [...shown, active];
    },
  });
}

/** The filter above the tree, with how many entries it leaves. Arrow down leads to the tree. */
function ScopeFilter({
  filter,
  field,
  controls,
  entries,
  matches,
  onChange,
  onLeave,
}: {
  readonly filter: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** The id of the tree. */
  readonly controls: string;
  readonly entries: number;
  /** Null while nothing is filtered. */
  readonly matches: number | null;
  readonly onChange: (filter: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  return (
    <TextInput
      aria-controls={controls}
      aria-label={say('importRule:scope.filter')}
      leftSection={<Search aria-hidden size={14} />}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onLeave();
        } else if (event.key === 'Escape' && filter !== '') {
          event.stopPropagation();
          onChange('');
        }
      }}
      placeholder={say('importRule:scope.filterHint')}
      ref={field}
      rightSection={
        <span aria-live="polite" className={styles['count']}>
          {matches === null
            ? say('importRule:scope.entries', { count: entries, number: numberWords(entries) })
            : say('importRule:scope.matches', { count: matches, number: numberWords(matches) })}
        </span>
      }
      rightSectionWidth={110}
      spellCheck={false}
      value={filter}
    />
  );
}

function rowId(tree: string, node: ScopeNode): string {
  return `${tree}-${node.key}`;
}

/** What was chosen before is in sight; and a single account or site at the top would only be one more thing to open. */
function firstOpen({ roots, byKey }: ScopeForest, selection: ScopeSelection): ReadonlySet<string> {
  const [only, another] = roots;
  const open = new Set(only && !another ? [only.key] : []);
  for (const key of selection) {
    for (let above = byKey.get(key)?.parent; above; above = above.parent) open.add(above.key);
  }
  return open;
}
