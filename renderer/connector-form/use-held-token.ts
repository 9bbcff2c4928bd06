import { useRef, useState } from 'react';
import { type CallFailure, callFailureOf } from '../bridge/call-failure.ts';
import { useClient } from '../bridge/connection.tsx';

/** The API token of a draft. The window never holds it: it only knows whether main does. */
export interface HeldToken {
  readonly held: boolean;
  /** Rises whenever another token is given or taken out, so that a verification knows which one it was of. */
  readonly generation: number;
  readonly giving: boolean;
  /** What was cleaned off it. */
  readonly notes: readonly string[];
  readonly failure: CallFailure | null;
  /** Hands a token to main, once. */
  readonly give: (text: string) => void;
  /** Takes the draft's token out again; a connector then keeps the one it has. */
  readonly takeOut: () => void;
  /** Waits for what is being handed over; whether main then holds a token. */
  readonly settled: () => Promise<boolean>;
}

const none = { held: false, giving: false, notes: [], failure: null } as const;

/**
 * Hands tokens to a draft. This goes by the client itself and not by a hook that would remember what a call was made
 * with: the text lives in the call alone, and nowhere in the window's state.
 */
export function useHeldToken(draftId: string): HeldToken {
  const client = useClient();
  const [state, setState] = useState<Omit<HeldToken, 'give' | 'takeOut' | 'settled' | 'generation'>>(none);
  const [generation, setGeneration] = useState(0);
  const handing = useRef(Promise.resolve(false));

  const hand = async (token: string): Promise<boolean> => {
    try {
      const { held, notes } = await client.connectors.giveToken({ draftId, token });
      setState({ ...none, held, notes });
      return held;
    } catch (error) {
      setState({ ...none, failure: callFailureOf(error) });
      return false;
    }
  };
  const begin = (token: string): void => {
    setState({ ...none, giving: token !== '' });
    setGeneration((before) => before + 1);
    handing.current = hand(token);
  };

  return {
    ...state,
    generation,
    give: begin,
    takeOut: () => begin(''),
    settled: () => handing.current,
  };
}
