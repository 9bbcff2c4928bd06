import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import type { NavigationRequest } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { useClient, useNavigationRequest, useShownProject, useStatus } from '../bridge/connection.tsx';
import { reportUncaught } from '../bridge/error-reports.ts';
import { stepKeys } from '../commands/keys.ts';
import { shortcutsNow, useShortcutKeys, useShortcuts } from '../commands/screen-shortcuts.ts';
import { ScreenHelp } from '../components/screen-help.ts';
import { SyncProvider, useSync } from '../features/sync/sync.tsx';
import { addresses } from '../navigation/addresses.ts';
import { ArrivalsProvider } from '../navigation/arrivals.tsx';
import { useSteps } from '../navigation/history.ts';
import { helpAt } from './contributions/help.ts';
import { fullLabel, placeGroups } from './contributions/places.ts';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { Migrating } from './migrating.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette/palette.tsx';
import { useRecentPlaces } from './palette/recent-places.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { StatusStrip } from './status-strip.tsx';

/** What stands around every screen. */
export function Frame(): ReactNode {
  return (
    <ArrivalsProvider>
      <SyncProvider>
        <FrameDependencies />
      </SyncProvider>
    </ArrivalsProvider>
  );
}

function FrameDependencies(): ReactNode {
  const client = useClient();
  const main = useRef<HTMLElement>(null);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const { pathname } = useLocation();
  const recent = useRecentPlaces();
  const shownProject = useShownProjectChanges();
  useEffect(() => reportUncaught(client), [client]);
  useFrameKeys({ openPalette: () => setPaletteOpen(true), openShortcuts: () => setShortcutsOpen(true) });
  return (
    <div className={styles['frame']}>
      <button className={styles['skip']} onClick={() => main.current?.focus()} type="button">
        {say('frame:skipToScreen')}
      </button>
      <Header onSearch={() => setPaletteOpen(true)} />
      <Navigation />
      <main className={styles['main']} key={shownProject} ref={main} tabIndex={-1}>
        <ScreenHelp value={helpAt(pathname)}>
          <Guarded />
        </ScreenHelp>
      </main>
      <StatusStrip />
      <Announcements />
      <Palette
        onClose={() => setPaletteOpen(false)}
        opened={paletteOpen}
        recent={recent}
        showShortcuts={() => setShortcutsOpen(true)}
      />
      <ShortcutList onClose={() => setShortcutsOpen(false)} opened={shortcutsOpen} />
    </div>
  );
}

/** Who has set nothing up yet has nothing to look over: the first steps stand in the place of Overview. */
function Guarded(): ReactNode {
  const { firstRun, migration } = useStatus();
  const { pathname } = useLocation();
  if (migration !== undefined) return <Migrating migration={migration} />;
  if (pathname === '/') {
    return <Navigate replace to={firstRun ? addresses.welcome() : addresses.overview()} />;
  }
  if (firstRun && pathname === addresses.overview()) return <Navigate replace to={addresses.welcome()} />;
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  );
}

/**
 * Names what the screens are of. When another project is shown, or the demo tenant is entered or left, nothing that was
 * open is of what is on show now: screens begin anew, from the start.
 */
function useShownProjectChanges(): string {
  const shownProject = useShownProject();
  const navigate = useNavigate();
  const before = useRef(shownProject);
  useEffect(() => {
    if (before.current === shownProject) return;
    before.current = shownProject;
    void navigate('/');
  }, [shownProject, navigate]);
  return shownProject;
}

/** The shortcuts that work everywhere, and what the tray, the menu and notifications ask for. */
function useFrameKeys({
  openPalette,
  openShortcuts,
}: {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
}): void {
  const navigate = useNavigate();
  const { press } = useSync();
  const { back, forward } = useSteps();
  const everywhere = say('shortcuts:group.everywhere');
  useShortcutKeys();
  useShortcuts([
    { keys: 'mod+k', label: say('frame:searchOrRun'), group: everywhere, run: openPalette },
    { keys: '/', label: say('shortcuts:search'), group: everywhere, run: focusSearch },
    { keys: '?', label: say('shortcuts:title'), group: everywhere, run: openShortcuts },
    { keys: 'mod+r', label: say('sync:syncNow'), group: everywhere, run: press },
    { keys: stepKeys.back, label: say('frame:back'), group: everywhere, run: back },
    { keys: stepKeys.forward, label: say('frame:forward'), group: everywhere, run: forward },
    ...placeGroups
      .flatMap(({ places }) => places)
      .map((place) => ({
        keys: place.keys,
        label: fullLabel(place),
        group: say('shortcuts:group.goTo'),
        run: () => void navigate(place.to),
      })),
  ]);
  useNavigationRequests((request) => {
    if (request.kind === 'open') {
      void navigate(request.screen);
      return;
    }
    const commands: Readonly<Record<typeof request.command, () => void>> = {
      palette: openPalette,
      shortcuts: openShortcuts,
      search: focusSearch,
      sync: press,
      about: () => void navigate(addresses.settings('about')),
      help: () =>
        shortcutsNow()
          .find(({ keys }) => keys === 'F1')
          ?.run?.(),
    };
    commands[request.command]();
  });
}

/** A screen's search is its first field of type `search`. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}

/** Where the window keeps which navigation request it acted on last: a reloaded page must not act on it again. */
const handledKey = 'navigation-handled';

/** Acts once on everything that the tray, a menu or a notification asks of the window. */
function useNavigationRequests(act: (request: NonNullable<NavigationRequest>) => void): void {
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

/** Announces to screen readers that a scan has ended. Silent about the one that had ended before the window came. */
function Announcements(): ReactNode {
  const { lastScan } = useStatus();
  const atFirst = useRef(lastScan?.scanId);
  const said =
    lastScan === null || lastScan.scanId === atFirst.current
      ? ''
      : say('frame:scanEnded', {
          connector: lastScan.connectorName,
          scope: lastScan.scopeWords,
          words: lastScan.words,
        });
  return (
    <div aria-live="polite" className={styles['unseen']} role="status">
      {said}
    </div>
  );
}
