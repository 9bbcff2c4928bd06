import { VisuallyHidden } from '@mantine/core';
import { Check, ChevronRight, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { ScopeNode } from './scope-nodes.ts';
import type { ScopeRow } from './scope-rows.ts';
import type { ScopeMark } from './scope-selection.ts';
import styles from './scope-tree-view.module.css';

const checked = { chosen: true, covered: true, partial: 'mixed', open: false } as const;

/** One account, site or group in the tree. */
export function ScopeTreeRow({
  row: { node, level, open, position, siblings },
  id,
  mark,
  coveredBy,
  isActive,
  top,
  onPress,
  onOpen,
}: {
  readonly row: ScopeRow;
  readonly id: string;
  readonly mark: ScopeMark;
  /** The name of what is chosen above it. */
  readonly coveredBy: string | null;
  readonly isActive: boolean;
  /** Its place in the scrolled area, in pixels. */
  readonly top: number;
  readonly onPress: () => void;
  readonly onOpen: (open: boolean) => void;
}): ReactNode {
  const kind = say(`importRule:scope.kind.${node.kind}`);
  const isFixed = mark === 'covered' || (mark !== 'chosen' && !node.choosable);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: rows are reached by aria-activedescendant
    <div
      aria-checked={node.choosable || mark === 'chosen' ? checked[mark] : undefined}
      aria-disabled={isFixed || undefined}
      aria-expanded={open ?? undefined}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      className={styles['row']}
      data-active={isActive || undefined}
      data-mark={mark}
      id={id}
      onClick={onPress}
      role="treeitem"
      style={{ top, paddingInlineStart: 6 + (level - 1) * 20 }}
    >
      <span
        aria-hidden
        className={styles['chevron']}
        data-open={open ?? undefined}
        onClick={(event) => {
          if (open === null) return;
          event.stopPropagation();
          onOpen(!open);
        }}
      >
        {open !== null && <ChevronRight size={14} />}
      </span>
      {node.choosable || mark === 'chosen' ? (
        <span aria-hidden className={styles['box']}>
          {(mark === 'chosen' || mark === 'covered') && <Check size={12} strokeWidth={3} />}
          {mark === 'partial' && <Minus size={12} strokeWidth={3} />}
        </span>
      ) : (
        <span className={styles['noBox']} />
      )}
      <span className={styles['name']} title={say('importRule:scope.kindAndId', { kind, id: node.id })}>
        <VisuallyHidden component="span">{kind} </VisuallyHidden>
        {node.name}
      </span>
      {node.state !== null && <span className={styles['state']}>{node.state}</span>}
      <span className={styles['detail']}>
        {coveredBy === null ? detailOf(node) : say('importRule:scope.coveredBy', { name: coveredBy })}
      </span>
    </div>
  );
}

function detailOf({ kind, choosable, children, endpoints }: ScopeNode): string {
  const below = say(kind === 'account' ? 'importRule:scope.sites' : 'importRule:scope.groups', {
    count: children.length,
    number: numberWords(children.length),
  });
  return [
    kind === 'group' || children.length === 0 ? null : below,
    endpoints === null
      ? null
      : say('importRule:scope.endpoints', { count: endpoints, number: numberWords(endpoints) }),
    choosable ? null : say('importRule:scope.chooseSites'),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
