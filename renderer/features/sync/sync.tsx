import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type CallFailure, callFailureOf } from '../../bridge/call-failure.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { reporting } from '../../bridge/error-reports.ts';
import { addresses } from '../../navigation/addresses.ts';

/** A scan that could not be started. */
export interface StartFailure {
  readonly connectorName: string;
  readonly failure: CallFailure;
}

/** Sync now, wherever it is pressed: the header, the palette, a shortcut, the tray. */
export interface Sync {
  /** Whether the panel with the running scans is open. */
  readonly opened: boolean;
  readonly setOpened: (opened: boolean) => void;
  /** What Sync now does: starts, attaches, lets choose among several, or leads to Connector Setup. */
  readonly press: () => void;
  readonly start: (connectorIds: readonly string[], full: boolean) => void;
  /** The connectors whose scans are being started. */
  readonly starting: readonly string[];
  readonly failures: readonly StartFailure[];
  /** The connectors whose scan had been running already when Sync now was pressed, and runs still. */
  readonly attachedTo: readonly string[];
}

const SyncContext = createContext<Sync | null>(null);

interface Outcome {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly attached: boolean;
  readonly failure: CallFailure | null;
}

/** Gives `useSync` to the frame and everything within it. */
export function SyncProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { connectors, running, attention } = useStatus();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [starting, setStarting] = useState<readonly string[]>([]);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const { run } = useAction(
    async (client, { connectorIds, full }: { connectorIds: readonly string[]; full: boolean }) =>
      Promise.all(
        connectorIds.map(async (connectorId): Promise<Outcome> => {
          const connectorName = connectors.find(({ id }) => id === connectorId)?.name ?? connectorId;
          try {
            const { attached } = await reporting(
              client,
              client.scans.start({ connectorId, ruleId: null, full }),
            );
            return { connectorId, connectorName, attached, failure: null };
          } catch (error) {
            return { connectorId, connectorName, attached: false, failure: callFailureOf(error) };
          }
        }),
      ),
  );
  // What needs a person now is said on the screen below the panel: it makes way for it.
  const needed = attention.map(({ id }) => id).join(' ');
  const known = useRef(needed);
  useEffect(() => {
    const before = new Set(known.current.split(' '));
    const isNews = needed !== '' && needed.split(' ').some((id) => !before.has(id));
    known.current = needed;
    if (isNews && outcomes.every(({ failure }) => failure === null)) setOpened(false);
  }, [needed, outcomes]);
  const sync = useMemo<Sync>(() => {
    const runs = (id: string): boolean => running.some(({ connectorId }) => connectorId === id);
    const start = (connectorIds: readonly string[], full: boolean): void => {
      setOpened(true);
      setOutcomes([]);
      setStarting(connectorIds);
      void run({ connectorIds, full }).then((ended = []) => {
        setStarting([]);
        setOutcomes(ended);
      });
    };
    const press = (): void => {
      const [only, ...others] = connectors;
      if (!only) void navigate(addresses.connectors({ dialog: 'new' }));
      else if (others.length === 0) start([only.id], false);
      else setOpened(true);
    };
    return {
      opened,
      setOpened: (next) => {
        setOpened(next);
        if (!next) setOutcomes([]);
      },
      press,
      start,
      starting: starting.filter((id) => !runs(id)),
      failures: outcomes.flatMap(({ connectorName, failure }) =>
        failure ? [{ connectorName, failure }] : [],
      ),
      attachedTo: outcomes
        .filter(({ attached, connectorId }) => attached && runs(connectorId))
        .map(({ connectorName }) => connectorName),
    };
  }, [connectors, running, navigate, opened, starting, outcomes, run]);
  return <SyncContext value={sync}>{children}</SyncContext>;
}

/** Sync now. */
export function useSync(): Sync {
  const sync = useContext(SyncContext);
  if (!sync) throw new Error('Used outside of SyncProvider');
  return sync;
}
