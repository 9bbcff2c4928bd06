import { useRef, useState } from 'react';
import { type CallFailure, callFailureOf } from '../bridge/call-failure.ts';
import { useClient } from '../bridge/connection.tsx';

/** The address of a console while it is entered. */
export interface AddressEntry {
  readonly text: string;
  readonly change: (text: string) => void;
  /** The console's origin; null until the text as it stands was cleaned. */
  readonly origin: string | null;
  /** What was changed in it or looks unusual, one sentence each. */
  readonly notes: readonly string[];
  readonly failure: CallFailure | null;
  /** Has the text cleaned by main and puts the origin in its place; null when it is no address of a console. */
  readonly settle: () => Promise<string | null>;
}

type AddressState = Pick<AddressEntry, 'text' | 'origin' | 'notes' | 'failure'>;

/** Keeps an address while it is entered; `known` is the origin that a connector has already, or empty. */
export function useAddress(known: string): AddressEntry {
  const client = useClient();
  const [state, setState] = useState<AddressState>(() => entered(known, known === '' ? null : known));
  const cleaning = useRef<{ readonly text: string; readonly origin: Promise<string | null> } | null>(null);

  const clean = async (text: string): Promise<string | null> => {
    const become = (next: AddressState): void => {
      // What was typed on meanwhile is not overwritten.
      setState((before) => (before.text === text ? next : before));
    };
    try {
      const { origin, notes } = await client.connectors.cleanAddress({ url: text });
      become({ text: origin, origin, notes, failure: null });
      return origin;
    } catch (error) {
      become({ ...entered(text, null), failure: callFailureOf(error) });
      return null;
    } finally {
      cleaning.current = null;
    }
  };

  return {
    ...state,
    change: (text) => setState(entered(text, null)),
    settle: () => {
      const { text, origin } = state;
      if (origin !== null) return Promise.resolve(origin);
      if (cleaning.current?.text !== text) cleaning.current = { text, origin: clean(text) };
      return cleaning.current.origin;
    },
  };
}

function entered(text: string, origin: string | null): AddressState {
  return { text, origin, notes: [], failure: null };
}
