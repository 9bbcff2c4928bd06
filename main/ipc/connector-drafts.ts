import { randomUUID } from 'node:crypto';
import type { Verification } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { CallError } from './call-error.ts';

/** A connector that is being set up or changed, with the token that was given to it. Only main ever holds one. */
export interface ConnectorDraft {
  readonly id: string;
  readonly windowId: number;
  /** The connector that is changed; null when a new one is set up. */
  readonly connector: Connector | null;
  token: string | null;
  /** What was verified last, and with what; it holds for exactly these. */
  verified: { readonly origin: string; readonly token: string; readonly verification: Verification } | null;
}

/** Drafts by their id. One can only be reached from the window that opened it, and goes with that window. */
export class ConnectorDrafts {
  readonly #drafts = new Map<string, ConnectorDraft>();

  open(windowId: number, connector: Connector | null): ConnectorDraft {
    const draft: ConnectorDraft = { id: randomUUID(), windowId, connector, token: null, verified: null };
    this.#drafts.set(draft.id, draft);
    return draft;
  }

  /** @throws CallError `draft-not-found` */
  find(windowId: number, draftId: string): ConnectorDraft {
    const draft = this.#drafts.get(draftId);
    if (draft?.windowId === windowId) return draft;
    throw new CallError({
      code: 'draft-not-found',
      message: say('callMessages:draftGone.message'),
      advice: say('callMessages:draftGone.advice'),
    });
  }

  close(windowId: number, draftId: string): void {
    if (this.#drafts.get(draftId)?.windowId === windowId) this.#drafts.delete(draftId);
  }

  windowGone(windowId: number): void {
    for (const draft of this.#drafts.values()) if (draft.windowId === windowId) this.#drafts.delete(draft.id);
  }
}
