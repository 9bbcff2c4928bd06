import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { maxSearchLength } from '../../../preload/contract/limits.ts';
import { say } from '../../../preload/words/say.ts';
import styles from './search-box.module.css';

/** How long after the last press of a key the search begins, in milliseconds. */
const typingTime = 250;

/** Searches a list while it is typed. The frame's `/` leads to a screen's search by its type. */
export function SearchBox({
  value,
  label,
  onSearch,
}: {
  readonly value: string;
  /** Says what is looked into. */
  readonly label: string;
  readonly onSearch: (text: string) => void;
}): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [valueThen, setValueThen] = useState(value);
  if (value !== valueThen) {
    setValueThen(value);
    // Back, forward and links bring their own search; one's own comes back while more is typed already.
    if (value !== typed.trim()) setTyped(value);
  }
  const newestSearch = useRef(onSearch);
  useEffect(() => {
    newestSearch.current = onSearch;
  });
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => newestSearch.current(typed.trim()), typingTime);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <TextInput
      aria-keyshortcuts="/"
      aria-label={label}
      classNames={{ input: styles['field'] ?? '' }}
      leftSection={<Search aria-hidden size={14} />}
      maxLength={maxSearchLength}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSearch(typed.trim());
        if (event.key !== 'Escape' || typed === '') return;
        // Taken here, so that it does not close the panel too.
        event.preventDefault();
        setTyped('');
        onSearch('');
      }}
      placeholder={label}
      ref={field}
      rightSection={
        typed === '' ? (
          <Kbd aria-hidden size="xs">
            /
          </Kbd>
        ) : (
          <CloseButton
            aria-label={say('grid:search.clear')}
            onClick={() => {
              setTyped('');
              onSearch('');
              field.current?.focus();
            }}
            size="xs"
          />
        )
      }
      type="search"
      value={typed}
      w={230}
    />
  );
}
