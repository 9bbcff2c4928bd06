import { useState } from 'react';
import type { Verified } from '../../preload/contract/calls/connector-calls.ts';
import type { CallOptions, Client } from '../../preload/contract/calls/contract.ts';
import type { VerificationLine } from '../../preload/contract/verification.ts';
import { type Action, useAction } from '../bridge/connection.tsx';

/** A run of Verify Credentials: the lines so far, and in the end what they mean. */
export interface VerificationRun<Args>
  extends Pick<Action<Args, Verified>, 'running' | 'failure' | 'cancel'> {
  readonly lines: readonly VerificationLine[];
  readonly outcome: Verified | null;
  /** It was begun and cancelled, so that its lines say nothing. */
  readonly cancelled: boolean;
  readonly run: (args: Args) => Promise<Verified | undefined>;
  /** Forgets the lines. */
  readonly clear: () => void;
}

interface Shown {
  readonly lines: readonly VerificationLine[];
  readonly outcome: Verified | null;
  readonly cancelled: boolean;
}

const nothing: Shown = { lines: [], outcome: null, cancelled: false };

/** Runs Verify Credentials by `verify` and collects its lines as they are reported. */
export function useVerification<Args>(
  verify: (client: Client, args: Args, options: CallOptions<VerificationLine>) => Promise<Verified>,
): VerificationRun<Args> {
  const [shown, setShown] = useState(nothing);
  const action = useAction<Args, Verified>((client, args, { signal }) =>
    verify(client, args, {
      signal,
      onProgress: (line) => setShown((before) => ({ ...before, lines: [...before.lines, line] })),
    }),
  );
  const cancel = (): void => {
    setShown({ ...nothing, cancelled: true });
    action.cancel();
  };
  const run = async (args: Args): Promise<Verified | undefined> => {
    setShown(nothing);
    const outcome = await action.run(args);
    // Main's reply has every line, also one whose telling was overtaken by it.
    if (outcome) setShown({ lines: outcome.verification.lines, outcome, cancelled: false });
    return outcome;
  };
  const clear = (): void => {
    setShown(nothing);
    action.clear();
  };
  return { ...shown, running: action.running, failure: action.failure, cancel, run, clear };
}
