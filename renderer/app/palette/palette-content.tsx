import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { say } from '../../../preload/words/say.ts';
import { KeyCaps } from '../../commands/key-caps.tsx';
import { type PaletteAction, paletteActionsNow } from '../../commands/palette-actions.ts';
import { placeAt } from '../contributions/places.ts';
import { useFoundRows } from './found-rows.ts';
import { matching } from './matching.ts';
import styles from './palette.module.css';
import type { RecentPlace } from './recent-places.ts';
import { useCommands } from './use-commands.tsx';

const ownGroup = say('palette:group.thisScreen');

/** The field and what is found under it; the arrows choose, Enter does it. */
export function PaletteContent({
  onClose,
  showShortcuts,
  recent,
}: {
  readonly onClose: () => void;
  readonly showShortcuts: () => void;
  readonly recent: readonly RecentPlace[];
}): ReactNode {
  const navigate = useNavigate();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const go = (address: string): void => void navigate(address);
  const commands = useCommands({ go, showShortcuts, recent });
  const { found, searching, failed } = useFoundRows(query, go);
  const [ofScreen] = useState(paletteActionsNow);
  const own = ofScreen.map((action) => ({ ...action, group: action.group ?? ownGroup }));
  const offered = [
    ...addressIn(query, go),
    ...grouped([...matching([...own, ...commands], query), ...found]),
  ];
  const place = Math.max(
    0,
    offered.findIndex(({ id }) => id === chosenId),
  );
  const chosen = offered[place];
  const act = (action: PaletteAction | undefined): void => {
    if (!action) return;
    onClose();
    action.run();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosenId(offered[(place + step + offered.length) % offered.length]?.id ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      act(chosen);
    }
  };
  return (
    <>
      <div className={styles['field']}>
        <Search aria-hidden size={16} />
        <input
          aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-expanded
          aria-label={say('frame:searchOrRun')}
          autoComplete="off"
          className={styles['input']}
          data-autofocus
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosenId(null);
          }}
          onKeyDown={press}
          placeholder={say('palette:placeholder')}
          role="combobox"
          spellCheck={false}
          value={query}
        />
      </div>
      <Offers act={act} chosen={chosen} choose={setChosenId} listId={listId} offered={offered} />
      <div className={styles['foot']}>
        <span role="status">{footWords(failed, searching, offered.length)}</span>
        {failed === null && <span aria-hidden>{say('palette:keys')}</span>}
      </div>
    </>
  );
}

function Offers({
  offered,
  chosen,
  listId,
  choose,
  act,
}: {
  readonly offered: readonly PaletteAction[];
  readonly chosen: PaletteAction | undefined;
  readonly listId: string;
  readonly choose: (id: string) => void;
  readonly act: (action: PaletteAction) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is chosen is brought into sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div
      aria-label={say('palette:results')}
      className={styles['list']}
      id={listId}
      ref={list}
      role="listbox"
      tabIndex={-1}
    >
      {offered.map((action, place) => (
        <div key={action.id} role="presentation">
          {action.group !== offered[place - 1]?.group && (
            <div aria-hidden className={styles['group']}>
              {action.group}
            </div>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus */}
          <div
            aria-selected={action.id === chosenId}
            className={styles['offer']}
            id={`${listId}-${action.id}`}
            onClick={() => act(action)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => choose(action.id)}
            role="option"
            tabIndex={-1}
          >
            <span aria-hidden className={styles['icon']}>
              {action.icon}
            </span>
            <span className={styles['label']}>{action.label}</span>
            {action.hint !== undefined && <span className={styles['hint']}>{action.hint}</span>}
            <span className={styles['space']} />
            {action.keys !== undefined && <KeyCaps keys={action.keys} />}
          </div>
        </div>
      ))}
    </div>
  );
}

function footWords(failed: string | null, searching: boolean, offers: number): string {
  if (failed !== null) return failed;
  if (searching) return say('palette:searching');
  return offers === 0 ? say('palette:nothingFound') : '';
}

/** An address that was copied and pasted leads to its view. */
function addressIn(query: string, go: (address: string) => void): PaletteAction[] {
  const text = query.trim();
  const address = text.includes('#/') ? text.slice(text.indexOf('#/') + 1) : text;
  const place = address.startsWith('/') ? placeAt(address)?.place : undefined;
  if (!place) return [];
  return [
    {
      id: 'address',
      label: say('palette:openAddress', { address }),
      group: say('palette:group.address'),
      run: () => go(address),
    },
  ];
}

/** Brings the actions of a group together, groups in the order of their best action. */
function grouped(actions: readonly PaletteAction[]): PaletteAction[] {
  return [...Map.groupBy(actions, ({ group }) => group).values()].flat();
}
