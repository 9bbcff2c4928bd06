import { z } from 'zod';
import type { RunningDesktop } from '../../integration/shell/running-desktop.ts';
import { tenantToken } from '../../tenant/started-tenant.ts';

const opened = z.object({ draftId: z.string() });
const saved = z.object({ connector: z.object({ id: z.string() }) });

/**
 * Sets up a connector that was verified, so that its token's end is known; gives its id. The token is kept for this
 * session, or in the keychain. For tests of something else: how a person does it is tested by itself.
 */
export async function addVerifiedConnector(
  desktop: RunningDesktop,
  name: string,
  url: string,
  keptIn: 'session' | 'keychain' = 'session',
): Promise<string> {
  await desktop.call('application.keepTokensForSession', { session: keptIn === 'session' });
  const { draftId } = opened.parse(await desktop.call('connectors.openDraft', { connectorId: null }));
  await desktop.call('connectors.giveToken', { draftId, token: tenantToken });
  await desktop.call('connectors.verifyDraft', { draftId, url });
  const form = { draftId, name, description: '', url, unverified: false };
  return saved.parse(await desktop.call('connectors.saveDraft', form)).connector.id;
}
