import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useShownProject } from '../../bridge/connection.tsx';
import { titleOfWindow } from '../../navigation/window-title.ts';

/** A view that was open before. */
export interface RecentPlace {
  readonly address: string;
  readonly title: string;
}

const maxRecent = 6;

/** The views that were open before this one, the last first; read when the palette opens. */
export function useRecentPlaces(): () => readonly RecentPlace[] {
  const { pathname, search } = useLocation();
  const shownProject = useShownProject();
  const recent = useRef<readonly RecentPlace[]>([]);
  const address = `${pathname}${search}`;
  useEffect(
    () => () => {
      const left = { address, title: titleOfWindow() };
      // An address that leads on to another one showed nothing.
      if (left.title === '') return;
      recent.current = [left, ...recent.current.filter((place) => !looksLike(place, left))].slice(
        0,
        maxRecent,
      );
    },
    [address],
  );
  const seenIn = useRef(shownProject);
  useEffect(() => {
    if (seenIn.current === shownProject) return;
    seenIn.current = shownProject;
    // What was open in one project is not there in another.
    recent.current = [];
  }, [shownProject]);
  return () => recent.current.filter((place) => place.address !== address);
}

/** Two views that the list could not tell apart: of them only the last is offered. */
function looksLike(one: RecentPlace, other: RecentPlace): boolean {
  return one.title === other.title && one.address.includes('?') === other.address.includes('?');
}
