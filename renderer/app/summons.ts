import { useEffect, useRef } from 'react';
import type { Summons } from '../../preload/contract/topics/status.ts';
import { useSummons } from '../bridge/connection.tsx';

/** Where the window keeps which summons it acted on last: a reloaded page must not act on it again. */
const handledKey = 'summons-handled';

/** Acts once on everything that the tray, a menu or a notification asks of the window. */
export function useSummoned(act: (summons: NonNullable<Summons>) => void): void {
  const { version, summons } = useSummons();
  const newestAct = useRef(act);
  useEffect(() => {
    newestAct.current = act;
  });
  useEffect(() => {
    if (summons === null || version <= Number(sessionStorage.getItem(handledKey))) return;
    sessionStorage.setItem(handledKey, String(version));
    newestAct.current(summons);
  }, [version, summons]);
}
