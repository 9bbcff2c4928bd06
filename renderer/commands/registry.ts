import { useEffect, useRef, useState } from 'react';

/** What the parts of a screen have to offer while they are there: those of the inner and later parts come first. */
export interface Registry<Item> {
  readonly all: () => readonly Item[];
  readonly add: (order: number, items: () => readonly Item[]) => () => void;
}

/** Makes an empty registry. It does not notify of changes: what shows it reads it when it opens. */
export function createRegistry<Item>(): Registry<Item> {
  const sources = new Map<number, () => readonly Item[]>();
  return {
    all: () => [...sources].toSorted(([one], [other]) => other - one).flatMap(([, items]) => items()),
    add(order, items) {
      sources.set(order, items);
      return () => {
        sources.delete(order);
      };
    },
  };
}

let parts = 0;

/** Offers the items for as long as the component is mounted; those of its newest rendering count. */
export function useRegistered<Item>(registry: Registry<Item>, items: readonly Item[]): void {
  // Components are first rendered from the outside in, but their effects run from the inside out.
  const [order] = useState(() => {
    parts += 1;
    return parts;
  });
  const newest = useRef(items);
  useEffect(() => {
    newest.current = items;
  });
  useEffect(() => registry.add(order, () => newest.current), [registry, order]);
}
