import { useCallback, useState } from 'react';
import { z } from 'zod';

/** How high rows are: the look's own height, or less for who wants to see more of them. */
const rowDensity = z.enum(['normal', 'compact']);
export type RowDensity = z.infer<typeof rowDensity>;

/** CSS pixels. */
export const rowHeights: Readonly<Record<RowDensity, number>> = { normal: 32, compact: 28 };

const storageKey = 'rows.1.density';

/** The height of rows in all lists, remembered on this machine. */
export function useRowDensity(): readonly [RowDensity, (density: RowDensity) => void] {
  const [density, setDensity] = useState<RowDensity>(
    () => rowDensity.safeParse(localStorage.getItem(storageKey)).data ?? 'normal',
  );
  const choose = useCallback((next: RowDensity) => {
    localStorage.setItem(storageKey, next);
    setDensity(next);
  }, []);
  return [density, choose];
}
