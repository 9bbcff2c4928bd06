import { useEffect, useRef } from 'react';

/** What the parts of a screen have to offer while they are there: the parts that came last come first. */
export interface Registry<Item> {
  readonly all: () => readonly Item[];
  readonly add: (items: () => readonly Item[]) => () => void;
}

/** Makes an empty registry. It tells nobody of changes: who shows it reads it when it opens. */
export function createRegistry<Item>(): Registry<Item> {
  const sources: (() => readonly Item[])[] = [];
  return {
    all: () => sources.toReversed().flatMap((items) => items()),
    add(items) {
      sources.push(items);
      return () => {
        sources.splice(sources.indexOf(items), 1);
      };
    },
  };
}

/** Offers the items for as long as the component is mounted; those of its newest rendering count. */
export function useRegistered<Item>(registry: Registry<Item>, items: readonly Item[]): void {
  const newest = useRef(items);
  useEffect(() => {
    newest.current = items;
  });
  useEffect(() => registry.add(() => newest.current), [registry]);
}
