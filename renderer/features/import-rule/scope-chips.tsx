import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { Mono } from '../../components/mono.tsx';
import styles from './scope-chips.module.css';
import type { ScopeChoice } from './scope-selection.ts';

/** What is chosen, each with a button that takes it out again. */
export function ScopeChips({
  choices,
  listed,
  onRemove,
}: {
  readonly choices: readonly ScopeChoice[];
  /** Whether the console's lists are there to tell what is not in them. */
  readonly listed: boolean;
  readonly onRemove: (key: string) => void;
}): ReactNode {
  if (choices.length === 0) return null;
  return (
    <ul aria-label={say('importRule:scope.choices')} className={styles['chips']}>
      {choices.map(({ key, kind, id, node }) => (
        <li className={styles['chip']} data-gone={(listed && node === null) || undefined} key={key}>
          <span className={styles['kind']}>{say(`importRule:scope.kind.${kind}`)}</span>
          {node === null ? (
            <>
              <Mono>{id}</Mono>
              {listed && <span className={styles['kind']}>{say('importRule:scope.noLongerListed')}</span>}
            </>
          ) : (
            <span className={styles['name']}>{pathOf(node)}</span>
          )}
          <button
            aria-label={say(`importRule:scope.remove.${kind}`, { name: node?.name ?? id })}
            className={styles['remove']}
            onClick={() => onRemove(key)}
            type="button"
          >
            <X aria-hidden size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Many sites have a group of the same name, so a group is named with its site. */
function pathOf(node: NonNullable<ScopeChoice['node']>): string {
  return node.kind === 'group' && node.parent ? `${node.parent.name} / ${node.name}` : node.name;
}
