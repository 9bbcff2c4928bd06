import { createContext, type ReactNode, useContext, useState } from 'react';
import { useLocation } from 'react-router';

const ArrivalsContext = createContext(0);

/** Counts for everything within it how often another screen was gone to since the window opened. */
export function ArrivalsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { pathname } = useLocation();
  const [last, setLast] = useState({ pathname, arrivals: 0 });
  if (last.pathname !== pathname) {
    // The bare address leads on by itself.
    setLast({ pathname, arrivals: last.arrivals + (last.pathname === '/' ? 0 : 1) });
  }
  return <ArrivalsContext value={last.arrivals}>{children}</ArrivalsContext>;
}

/** How often another screen was gone to; 0 on the screen with which the window opened. */
export function useArrivals(): number {
  return useContext(ArrivalsContext);
}
