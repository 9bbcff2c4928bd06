import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
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
 * on the tree; which row the keyboard is at is told by `aria-activedescendant`. Typing goes to the filter.
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
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(() => firstOpen(forest, selection));
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

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.node.key ?? index,
    overscan: 8,
    initialRect: firstRect,
    // The row that the keyboard is at is always there, so that a screen reader can find it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      if (active >= first && active <= last) return shown;
      return active < first ? [active, ...shown] : [...shown, active];
    },
  });

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.node.key);
    virtual.scrollToIndex(index);
  };
  const setOpen = ({ node }: ScopeRow, open: boolean): void => {
    setOpenKeys((before) => {
      const next = new Set(before);
      if (open) next.add(node.key);
      else next.delete(node.key);
      return next;
    });
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
      // What is typed here goes on in the filter: the key lands where the focus is by the time it is handled.
      filterField.current?.focus();
    }
  };

  return (
    <div className={styles['view']}>
      <TextInput
        aria-controls={id}
        aria-label={say('importRule:scope.filter')}
        leftSection={<Search aria-hidden size={14} />}
        onChange={(event) => {
          setFilter(event.currentTarget.value);
          virtual.scrollToOffset(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            moveTo(active);
            scrolled.current?.focus();
          } else if (event.key === 'Escape' && filter !== '') {
            event.stopPropagation();
            setFilter('');
          }
        }}
        placeholder={say('importRule:scope.filterHint')}
        ref={filterField}
        rightSection={
          <span aria-live="polite" className={styles['count']}>
            {matches === null
              ? say('importRule:scope.entries', {
                  count: forest.byKey.size,
                  number: numberWords(forest.byKey.size),
                })
              : say('importRule:scope.matches', { count: matches, number: numberWords(matches) })}
          </span>
        }
        rightSectionWidth={110}
        spellCheck={false}
        value={filter}
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
