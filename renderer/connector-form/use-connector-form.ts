import { useState } from 'react';
import type { ConnectorView } from '../../preload/contract/connector-view.ts';
import { say } from '../../preload/words/say.ts';
import type { CallFailure } from '../bridge/call-failure.ts';
import { useAction } from '../bridge/connection.tsx';
import { suggestedName } from './suggested-name.ts';
import { type AddressEntry, useAddress } from './use-address.ts';
import { type HeldToken, useHeldToken } from './use-held-token.ts';
import { useVerification, type VerificationRun } from './use-verification.ts';
import { isUsable } from './verdict-words.ts';

/** A draft as main opened it; `connector` is null for a new one. */
export interface OpenDraft {
  readonly draftId: string;
  readonly connector: ConnectorView | null;
}

/** A connector that was saved, and why the keychain does not hold its token. */
export interface SavedDraft {
  readonly connector: ConnectorView;
  readonly keychainProblem: string | null;
}

/** The form of a connector: what was entered, the state of its verification, and what can be done with it. */
export interface ConnectorForm {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly description: string;
  readonly setDescription: (description: string) => void;
  readonly address: AddressEntry;
  /** Cleans the address when its field is left, and suggests a name from it where there is none. */
  readonly leaveAddress: () => void;
  readonly token: HeldToken;
  /** Why a token must be given; null when none is missed. */
  readonly tokenNeeded: string | null;
  readonly addressMissing: boolean;
  readonly verification: VerificationRun<string>;
  /** Another name or description of a connector changes nothing that was verified. */
  readonly needsVerification: boolean;
  /** What was verified is what the form holds. */
  readonly verified: boolean;
  /** Something was changed since it was verified. */
  readonly outdated: boolean;
  /** Save was pressed although what the form holds is not verified: the user has to confirm it. */
  readonly asksUnverified: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Why it could not be saved, where that belongs to no field. */
  readonly failure: CallFailure | null;
  readonly nameFailure: CallFailure | null;
  readonly verify: () => Promise<void>;
  readonly save: (how: 'verified' | 'unverified') => Promise<void>;
}

/** What a verification was made with. */
interface VerifiedWith {
  readonly origin: string;
  readonly generation: number;
  readonly usable: boolean;
}

/** Drives the form of the draft; `names` are those of the other connectors. */
export function useConnectorForm(
  { draftId, connector }: OpenDraft,
  names: readonly string[],
  onSaved: (saved: SavedDraft) => void,
): ConnectorForm {
  const entry = useNameEntry(connector, names);
  const { name } = entry;
  const [description, setDescription] = useState(connector?.description ?? '');
  const [verifiedWith, setVerifiedWith] = useState<VerifiedWith | null>(null);
  const [asksUnverified, setAsksUnverified] = useState(false);
  /** A button was pressed that needs the fields which are still missing. */
  const [pressed, setPressed] = useState(false);
  const address = useAddress(connector?.url ?? '');
  const verification = useVerification<string>((client, url, options) =>
    client.connectors.verifyDraft({ draftId, url }, options),
  );
  const saving = useAction<{ url: string; unverified: boolean }, SavedDraft>(
    (client, { url, unverified }, options) =>
      client.connectors.saveDraft({ draftId, name, description, url, unverified }, options),
  );

  /** What was found out with the old entry says nothing of the new one. */
  const forget = (): void => {
    setAsksUnverified(false);
    if (!verification.running) verification.clear();
  };
  const token = forgetting(useHeldToken(draftId), forget);
  const tokenNeeded = neededToken(connector, address.origin, token, pressed);
  const isCurrent = verifiedWith?.origin === address.origin && verifiedWith?.generation === token.generation;

  /** The origin, when everything is there to verify or save with. */
  const complete = async (): Promise<string | null> => {
    setPressed(true);
    const origin = address.text.trim() === '' ? null : await address.settle();
    const held = await token.settled();
    const keeps = connector !== null && connector.url === origin;
    return held || keeps ? origin : null;
  };

  const verify = async (): Promise<void> => {
    setAsksUnverified(false);
    setVerifiedWith(null);
    const origin = await complete();
    if (origin === null) return;
    const { generation } = token;
    const outcome = await verification.run(origin);
    if (outcome) setVerifiedWith({ origin, generation, usable: isUsable(outcome) });
  };

  const save = async (how: 'verified' | 'unverified'): Promise<void> => {
    const origin = await complete();
    if (origin === null) return;
    const isAsItWas = connector?.url === origin && !(await token.settled());
    const isVerified =
      verifiedWith?.usable === true &&
      verifiedWith.origin === origin &&
      verifiedWith.generation === token.generation;
    if (!isAsItWas && !isVerified && how !== 'unverified') {
      setAsksUnverified(true);
      return;
    }
    const saved = await saving.run({ url: origin, unverified: how === 'unverified' });
    if (saved) onSaved(saved);
  };

  const leaveAddress = (): void => {
    if (address.text.trim() === '') return;
    void address.settle().then((origin) => {
      if (origin !== null) entry.suggestFrom(origin);
    });
  };

  const nameFailure = saving.failure?.code.startsWith('connector-name-') ? saving.failure : null;
  const refusedUnverified = saving.failure?.code === 'not-verified';
  return {
    name,
    setName: (entered) => {
      if (nameFailure) saving.clear();
      entry.set(entered);
    },
    description,
    setDescription,
    address: {
      ...address,
      change: (text) => {
        forget();
        address.change(text);
      },
    },
    leaveAddress,
    token,
    tokenNeeded,
    addressMissing: pressed && address.text.trim() === '',
    verification,
    needsVerification: connector === null || token.held || address.origin !== connector.url,
    verified: isCurrent && verifiedWith?.usable === true,
    outdated: verifiedWith !== null && !isCurrent,
    asksUnverified: asksUnverified || refusedUnverified,
    dirty: token.held || isEdited(connector, { name, description, url: address.text }),
    saving: saving.running,
    failure: nameFailure || refusedUnverified ? null : saving.failure,
    nameFailure,
    verify,
    save,
  };
}

/** The token's entry, which forgets what was found out with the one before. */
function forgetting(held: HeldToken, forget: () => void): HeldToken {
  return {
    ...held,
    give: (text) => {
      forget();
      held.give(text);
    },
    takeOut: () => {
      forget();
      held.takeOut();
    },
  };
}

/** The name of the connector: what was entered, or what its address suggests. */
function useNameEntry(connector: ConnectorView | null, names: readonly string[]) {
  const [name, set] = useState(connector?.name ?? '');
  /** The name that came from the address: it goes with the address for as long as nobody has changed it. */
  const [suggestion, setSuggestion] = useState('');
  const suggestFrom = (origin: string): void => {
    if (connector !== null) return;
    const suggested = suggestedName(origin, names) ?? '';
    setSuggestion(suggested);
    set((entered) => (entered.trim() === '' || entered === suggestion ? suggested : entered));
  };
  return { name, set, suggestFrom };
}

function isEdited(
  connector: ConnectorView | null,
  entered: Pick<ConnectorView, 'name' | 'description' | 'url'>,
): boolean {
  return (
    entered.name !== (connector?.name ?? '') ||
    entered.description !== (connector?.description ?? '') ||
    entered.url !== (connector?.url ?? '')
  );
}

/** Main never sends a kept token to another origin than the one it was given for, so that one needs its own. */
function neededToken(
  connector: ConnectorView | null,
  origin: string | null,
  { held, giving }: HeldToken,
  pressed: boolean,
): string | null {
  if (held || giving) return null;
  if (connector === null) return pressed ? say('connectorForm:token.enter') : null;
  if (connector.token === 'missing') return say('connectorForm:token.enterAgain');
  if (origin !== null && origin !== connector.url) {
    return say('connectorForm:token.ofAnotherConsole', { address: connector.url });
  }
  return null;
}
