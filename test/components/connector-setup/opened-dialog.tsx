import { screen } from '@testing-library/react';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { ConnectorsScreen } from '../../../renderer/features/connector-setup/connectors-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector, verified } from './connectors.ts';

/** The console that every address is cleaned to. */
export const origin = 'https://euce1-acme.sentinelone.net';

/** The set-up dialog of a new connector, or of one there is. */
export function openDialog(differs: Replies = {}, connector: ConnectorView | null = null) {
  const rendered = renderScreen(<ConnectorsScreen />, {
    at: `/connectors?dialog=${connector?.id ?? 'new'}`,
    replies: {
      'connectors.list': connector ? [connector] : [],
      'scans.list': { scans: [], total: 0 },
      'connectors.openDraft': { draftId: 'd-1', connector },
      'connectors.closeDraft': null,
      'connectors.cleanAddress': { origin, notes: [] },
      'connectors.giveToken': { held: true, notes: [] },
      'connectors.verifyDraft': verified('ready'),
      'connectors.saveDraft': { connector: aConnector(), keychainProblem: null },
      ...differs,
    },
    status: { connectors: connector ? [{ id: connector.id, name: connector.name }] : [] },
  });
  const { user, calls } = rendered;
  const made = (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args);
  return {
    ...rendered,
    made,
    async fill() {
      await user.type(await screen.findByLabelText('Instance URL'), 'acme');
      await user.click(screen.getByLabelText('API Token'));
      await user.paste('token');
      await screen.findByText('Token entered. It is not shown again.');
    },
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
  };
}
