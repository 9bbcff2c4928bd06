import { z } from 'zod';
import { call, callWithProgress } from '../call.ts';
import { connectorView, scopeTree } from '../connector-view.ts';
import { maxFormTextLength, maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';
import { verification, verificationLine } from '../verification.ts';

const connectorId = z.string().max(maxIdLength);
const draftId = z.string().max(maxIdLength);

/** Longer than any field of the form may be; what is longer is no address, name or token. */
const field = z.string().max(maxFormTextLength);

/** Whether scans can run with the credentials: fully, for assets only, not at all, or refused by the console. */
export const verdict = z.enum(['ready', 'assets-only', 'unusable', 'refused']);

const verified = z.object({ verification, verdict });
export type Verified = z.infer<typeof verified>;

/**
 * A connector is set up in a draft that main holds: the token is given to it once and never comes back.
 * A draft lives until it is saved or closed, or its window goes.
 */
export const connectorCalls = {
  list: call(nothing, z.array(connectorView)),
  /** Opens a draft of a new connector, or of changes to one. */
  openDraft: call(
    z.strictObject({ connectorId: connectorId.nullable() }),
    z.object({ draftId, connector: connectorView.nullable() }),
  ),
  /** Cleans an address; the notes say what was changed or looks unusual. Fails with what is wrong with it. */
  cleanAddress: call(
    z.strictObject({ url: field }),
    z.object({ origin: z.string(), notes: z.array(z.string()) }),
  ),
  /** Hands the token to the draft. The notes say what was cleaned off. An empty text takes it out again. */
  giveToken: call(
    z.strictObject({ draftId, token: field }),
    z.object({ held: z.boolean(), notes: z.array(z.string()) }),
  ),
  /** Verify Credentials: the draft's token, or the kept one of the connector while its address stays the same. */
  verifyDraft: callWithProgress(z.strictObject({ draftId, url: field }), verified, verificationLine),
  /** Saves the draft and closes it. `unverified` must be true where the draft was not verified as it stands. */
  saveDraft: call(
    z.strictObject({ draftId, name: field, description: field, url: field, unverified: z.boolean() }),
    z.object({
      connector: connectorView,
      /** Why the keychain does not hold the token; it is then kept for this session only. */
      keychainProblem: z.string().nullable(),
    }),
  ),
  closeDraft: call(z.strictObject({ draftId }), nothing),
  verify: callWithProgress(z.strictObject({ connectorId }), verified, verificationLine),
  /** What goes when a connector is removed. */
  removalEffects: call(
    z.strictObject({ connectorId }),
    z.object({
      assets: z.number().int(),
      findings: z.number().int(),
      scans: z.number().int(),
      rules: z.number().int(),
    }),
  ),
  remove: call(
    z.strictObject({ connectorId, deleteData: z.boolean() }),
    z.object({
      keychainProblem: z.string().nullable(),
      /** Null where data was deleted, which cannot be undone. */
      undoId: z.string().nullable(),
    }),
  ),
  /** Lists what the connector's token can see. */
  scopes: call(z.strictObject({ connectorId }), scopeTree),
};
