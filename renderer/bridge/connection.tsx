import { hashKey, keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Client } from '../../preload/contract/calls/contract.ts';
import type {
  ApplicationStatus,
  NavigationRequest,
  Revisions,
} from '../../preload/contract/topics/status.ts';
import { type CallFailure, callFailureOf, isCancelled } from './call-failure.ts';
import { createClient } from './client.ts';
import { reporting } from './error-reports.ts';
import { type FollowedTopic, followedTopic } from './followed-topic.ts';

interface Connection {
  readonly client: Client;
  readonly status: FollowedTopic<ApplicationStatus>;
  readonly revisions: FollowedTopic<Revisions>;
  readonly navigationRequest: FollowedTopic<NavigationRequest>;
  /** Under each reading's key: the revisions it follows as they were when it last began. */
  readonly readAt: Map<string, string>;
}

const ConnectionContext = createContext<Connection | null>(null);

/**
 * Connects everything within it to main over the bridge. Shows `waiting` until main has sent its status for the first
 * time, and `failed` when it could not be asked.
 */
export function ConnectionProvider({
  bridge,
  waiting,
  failed,
  children,
}: {
  readonly bridge: Bridge;
  readonly waiting: ReactNode;
  readonly failed: (failure: CallFailure) => ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const connection = useMemo<Connection>(() => {
    const client = createClient(bridge);
    return {
      client,
      status: followedTopic(bridge, client, 'status'),
      revisions: followedTopic(bridge, client, 'revisions'),
      navigationRequest: followedTopic(bridge, client, 'navigation'),
      readAt: new Map(),
    };
  }, [bridge]);
  const status = useSyncExternalStore(connection.status.subscribe, connection.status.read);
  const revisions = useSyncExternalStore(connection.revisions.subscribe, connection.revisions.read);
  const failure = status.failure ?? revisions.failure;
  const isKnown = status.value !== undefined && revisions.value !== undefined;
  const shown = isKnown ? children : failure ? failed(failure) : waiting;
  return <ConnectionContext value={connection}>{shown}</ConnectionContext>;
}

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('Used outside of ConnectionProvider');
  return connection;
}

/** The calls of main. Screens use `useReading` and `useAction` around them. */
export function useClient(): Client {
  return useConnection().client;
}

/** The state of the application as main last published it; renders again with each new one. */
export function useStatus(): ApplicationStatus {
  const { status } = useConnection();
  const { value } = useSyncExternalStore(status.subscribe, status.read);
  if (value === undefined) throw new Error('The status is known before anything is shown');
  return value;
}

/** Names what is on show: a project of the user's own, or the demo tenant's. */
export function useShownProject(): string {
  const { demo, project } = useStatus();
  return demo === null ? project.id : 'demo';
}

/** What the tray, a menu or a notification last asked for, with a version that distinguishes one request from the next. */
export function useNavigationRequest(): {
  readonly version: number;
  readonly navigationRequest: NavigationRequest;
} {
  const { navigationRequest } = useConnection();
  const { version, value } = useSyncExternalStore(navigationRequest.subscribe, navigationRequest.read);
  return { version, navigationRequest: value ?? null };
}

/** Something read from main: what is there, and how reading it stands. */
export interface Reading<T> {
  readonly data: T | undefined;
  /** Why the last try failed; what was read before stays in `data`. */
  readonly failure: CallFailure | null;
  /** Nothing is there yet and it is being read. */
  readonly loading: boolean;
  /** Something is there, and it is being read again. */
  readonly refreshing: boolean;
  readonly again: () => void;
}

/** How a reading is kept up to date. */
export interface ReadingOptions {
  /** Reads anew when one of these rises. */
  readonly follows?: readonly (keyof Revisions)[] | undefined;
  /** Reads nothing while false. */
  readonly enabled?: boolean | undefined;
  /** Keeps what was read under the last key until what stands under the new one is there. */
  readonly keepPrevious?: boolean | undefined;
}

/**
 * Reads something from main and keeps it up to date. `key` names it within the window and must hold everything that
 * `read` depends on; what stood under it before is shown at once while it is read again.
 */
export function useReading<T>(
  key: readonly unknown[],
  read: (client: Client, signal: AbortSignal) => Promise<T>,
  { follows = [], enabled = true, keepPrevious = false }: ReadingOptions = {},
): Reading<T> {
  const { client, revisions, readAt } = useConnection();
  const { value } = useSyncExternalStore(revisions.subscribe, revisions.read);
  const now = follows.map((name) => value?.[name] ?? 0).join();
  // What was read of one project, or of the demo tenant, is never shown for another.
  const queryKey = [useShownProject(), ...key];
  const hash = hashKey(queryKey);
  const { data, error, isFetching, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      readAt.set(hash, now);
      return reporting(client, read(client, signal));
    },
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
  useEffect(() => {
    // A reading under way is not cut off by a rise: while a scan writes, a slow one would never come to its end.
    if (enabled && !isFetching && readAt.has(hash) && readAt.get(hash) !== now) void refetch();
  }, [enabled, isFetching, hash, now, readAt, refetch]);
  const again = useCallback(() => void refetch(), [refetch]);
  return {
    data,
    failure: error ? callFailureOf(error) : null,
    loading: enabled && isPending && isFetching,
    refreshing: isFetching && !isPending,
    again,
  };
}

/** Something the user does: how it stands and how to begin or stop it. */
export interface Action<A, T> {
  /** Resolves with undefined when it failed or was cancelled. Pressed again while it runs, it joins the first run. */
  readonly run: (args: A) => Promise<T | undefined>;
  readonly running: boolean;
  readonly failure: CallFailure | null;
  readonly cancel: () => void;
  /** Forgets the failure. */
  readonly clear: () => void;
}

/** Wraps calls that do something. Leaving the screen does not cancel it; `cancel` does, and leaves no failure. */
export function useAction<A, T>(
  act: (client: Client, args: A, options: { signal: AbortSignal }) => Promise<T>,
): Action<A, T> {
  const client = useClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const newestAct = useRef(act);
  useEffect(() => {
    newestAct.current = act;
  });
  const under = useRef<{ readonly promise: Promise<T | undefined>; readonly abort: AbortController } | null>(
    null,
  );
  const run = useCallback(
    (args: A): Promise<T | undefined> => {
      if (under.current) return under.current.promise;
      const abort = new AbortController();
      const acting = newestAct.current(client, args, { signal: abort.signal });
      const promise = reporting(client, acting).then(
        (value) => settle(value),
        (error: unknown) => {
          if (!isCancelled(error)) setFailure(callFailureOf(error));
          return settle(undefined);
        },
      );
      const settle = (value: T | undefined): T | undefined => {
        under.current = null;
        setRunning(false);
        return value;
      };
      under.current = { promise, abort };
      setFailure(null);
      setRunning(true);
      return promise;
    },
    [client],
  );
  const cancel = useCallback(() => under.current?.abort.abort(), []);
  const clear = useCallback(() => setFailure(null), []);
  return { run, running, failure, cancel, clear };
}
