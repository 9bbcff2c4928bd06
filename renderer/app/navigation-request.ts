import { useEffect, useRef } from 'react';
import type { NavigationRequest } from '../../preload/contract/topics/status.ts';
import { useNavigationRequest } from '../bridge/connection.tsx';

/** Where the window keeps which navigation request it acted on last: a reloaded page must not act on it again. */
const handledKey = 'navigation-handled';

/** Acts once on everything that the tray, a menu or a notification asks of the window. */
export function useNavigationRequests(act: (request: NonNullable<NavigationRequest>) => void): void {
  const { version, navigationRequest } = useNavigationRequest();
  const newestAct = useRef(act);
  useEffect(() => {
    newestAct.current = act;
  });
  useEffect(() => {
    if (navigationRequest === null || version <= Number(sessionStorage.getItem(handledKey))) return;
    sessionStorage.setItem(handledKey, String(version));
    newestAct.current(navigationRequest);
  }, [version, navigationRequest]);
}
