import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { Verification } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { readScopeTree } from '../connectors/scope-tree.ts';
import { verdictOf } from '../connectors/verdict.ts';
import { withoutScan } from '../ingest/without-scan.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { cleanApiToken } from '../sentinelone/api-token.ts';
import { parseConsoleAddress } from '../sentinelone/console-address.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { CallError } from './call-error.ts';
import { keptToken, reachConsole, verifyWithProgress } from './connector-access.ts';
import type { ConnectorDraft, ConnectorDrafts } from './connector-drafts.ts';
import { connectorViewOf } from './connector-views.ts';
import { expectValue } from './expect-value.ts';
import type { UndoBuffer } from './undo-buffer.ts';

export interface ConnectorHandlerDependencies {
  readonly services: () => ProjectServices;
  readonly drafts: ConnectorDrafts;
  readonly undos: UndoBuffer;
  readonly redactor: Redactor;
}

/** Connectors: set up in drafts, verified, listed, removed. */
export function connectorHandlers({
  services,
  drafts,
  undos,
  redactor,
}: ConnectorHandlerDependencies): Handlers['connectors'] {
  const find = (connectorId: string): Connector => expectValue(services().connectors.find(connectorId));

  return {
    async list() {
      const current = services();
      const connectors = expectValue(current.connectors.list());
      return connectors.map((connector) => connectorViewOf(current, connector));
    },

    async openDraft({ connectorId }, { windowId }) {
      const connector = connectorId === null ? null : find(connectorId);
      refuseInDemo(services());
      const { id } = drafts.open(windowId, connector);
      return { draftId: id, connector: connector && connectorViewOf(services(), connector) };
    },

    async cleanAddress({ url }) {
      const { origin, notes } = expectValue(services().connectors.address(url));
      return { origin, notes: [...notes] };
    },

    async giveToken({ draftId, token: text }, { windowId }) {
      const draft = drafts.find(windowId, draftId);
      draft.token = null;
      if (text.trim() === '') return { held: false, notes: [] };
      const token = expectValue(cleanApiToken(text));
      // From here on it is masked wherever it would show.
      redactor.register(token);
      draft.token = token;
      const notes = token === text ? [] : [say('callMessages:tokenTrimmed')];
      return { held: true, notes };
    },

    async verifyDraft({ draftId, url }, { windowId, signal, tell }) {
      const current = services();
      const draft = drafts.find(windowId, draftId);
      const { origin } = expectValue(current.connectors.address(url));
      const token = await tokenFor(current, draft, origin);
      const verification = await verifyWithProgress(current, origin, token, { signal, tell });
      draft.verified = { origin, token, verification };
      return { verification, verdict: verdictOf(verification) };
    },

    async saveDraft({ draftId, name, description, url, unverified }, { windowId }) {
      const current = services();
      refuseInDemo(current);
      const draft = drafts.find(windowId, draftId);
      const { origin } = expectValue(parseConsoleAddress(url));
      const verification = verificationOf(draft, origin);
      if (needsVerification(draft, origin) && !isUsable(verification) && !unverified) throw notVerified();
      const input = { url: origin, name: name.trim() === '' ? undefined : name, description };
      const saved = draft.connector
        ? expectValue(
            await current.connectors.edit(draft.connector, { ...input, name: name.trim() }, draft.token),
          )
        : expectValue(
            await current.connectors.add(
              expectValue(current.connectors.draft(input)).connector,
              await tokenFor(current, draft, origin),
            ),
          );
      const connector = isUsable(verification)
        ? takeVerified(current, saved.connector, verification)
        : saved.connector;
      drafts.close(windowId, draftId);
      current.changed('connectors');
      return {
        connector: connectorViewOf(current, connector),
        keychainProblem: saved.keychainProblem?.message ?? null,
      };
    },

    async closeDraft({ draftId }, { windowId }) {
      drafts.close(windowId, draftId);
      return null;
    },

    async verify({ connectorId }, { signal, tell }) {
      const current = services();
      const connector = find(connectorId);
      const token = await keptToken(current, connector);
      const verification = await verifyWithProgress(current, connector.url, token, { signal, tell });
      if (isUsable(verification)) {
        takeVerified(current, connector, verification);
        current.changed('connectors');
      } else if (isTokenRefused(verification)) {
        expectValue(current.connectors.recordRefusal(connector));
        current.changed('connectors');
      }
      return { verification, verdict: verdictOf(verification) };
    },

    async removalEffects({ connectorId }) {
      const current = services();
      const data = await current.project().reads.connectorData(connectorId);
      const rules = expectValue(current.rules.list());
      return { ...data, rules: rules.filter((rule) => rule.connectorId === connectorId).length };
    },

    async remove({ connectorId, deleteData }) {
      const current = services();
      refuseInDemo(current);
      const connector = find(connectorId);
      const rules = expectValue(current.rules.list()).filter((rule) => rule.connectorId === connector.id);
      // Held for the moment in which it can be undone: it is deleted from where it is kept at once.
      const token = deleteData ? null : await tokenToHold(current, connector);
      if (token !== null) redactor.register(token);
      const removed = await withoutScan(current.dataDir, connector, async () => {
        if (deleteData) await current.project().maintenance.removeConnectorData(connector.id);
        return expectValue(await current.connectors.remove(connector));
      });
      const { keychainProblem } = expectValue(removed);
      current.changed('connectors', 'rules', ...(deleteData ? (['scans', 'rows'] as const) : []));
      const undo = async (): Promise<void> => {
        // A keychain that does not take the token is told of by the status, as after any start.
        expectValue(await current.connectors.restore(connector, rules, token));
        current.changed('connectors', 'rules');
      };
      const undoId = deleteData ? null : undos.keep(undo);
      return { keychainProblem: keychainProblem?.message ?? null, undoId };
    },

    async scopes({ connectorId }, { signal }) {
      const current = services();
      const connector = find(connectorId);
      const token = await keptToken(current, connector);
      const client = reachConsole(current, connector.url, token);
      try {
        return await readScopeTree(client, signal);
      } finally {
        client.close();
      }
    },
  };
}

/** The token of a connector that is about to be removed; null where none can be had. */
async function tokenToHold(services: ProjectServices, connector: Connector): Promise<string | null> {
  const kept = await services.tokens.get(connector);
  return kept.ok ? kept.value : null;
}

/** The token that a draft is verified and saved with: its own, or the kept one while the connector stays where it is. */
async function tokenFor(services: ProjectServices, draft: ConnectorDraft, origin: string): Promise<string> {
  if (draft.token !== null) return draft.token;
  if (draft.connector?.url === origin) return keptToken(services, draft.connector);
  throw new CallError({
    code: 'token-required',
    message: draft.connector
      ? say('callMessages:tokenRequired.otherAddress', {
          connector: draft.connector.name,
          url: draft.connector.url,
          origin,
        })
      : say('callMessages:tokenRequired.none'),
    advice: say('callMessages:tokenRequired.advice'),
  });
}

/** The verification that holds for the draft as it stands; null when there is none. */
function verificationOf({ verified, token }: ConnectorDraft, origin: string): Verification | null {
  if (verified === null || verified.origin !== origin) return null;
  return token === null || token === verified.token ? verified.verification : null;
}

/** Another name or description of a connector changes nothing that was verified. */
function needsVerification({ connector, token }: ConnectorDraft, origin: string): boolean {
  return connector === null || token !== null || connector.url !== origin;
}

function isUsable(verification: Verification | null): verification is Verification {
  if (verification === null) return false;
  const verdict = verdictOf(verification);
  return verdict === 'ready' || verdict === 'assets-only';
}

/** Whether the console said that it does not know the token; a missing permission says nothing of that kind. */
function isTokenRefused({ lines }: Verification): boolean {
  return lines.some(({ state, code }) => state === 'failed' && code === 'token-rejected');
}

/**
 * Writes down that credentials were verified. Rules that stood still because of a dead token go on, and so do the scans
 * that it ended.
 */
function takeVerified(
  services: ProjectServices,
  connector: Connector,
  verification: Verification,
): Connector {
  const verified = expectValue(services.connectors.recordVerification(connector, verification));
  services.resumeRulesOf(connector.id);
  void services.continueAfterToken(connector.id);
  return verified;
}

function notVerified(): CallError {
  return new CallError({
    code: 'not-verified',
    message: say('callMessages:notVerified.message'),
    advice: say('callMessages:notVerified.advice'),
  });
}

function refuseInDemo({ demo }: ProjectServices): void {
  if (!demo) return;
  throw new CallError({
    code: 'demo-only',
    message: say('callMessages:demoConnector.message'),
    advice: say('callMessages:demoConnector.advice'),
  });
}
