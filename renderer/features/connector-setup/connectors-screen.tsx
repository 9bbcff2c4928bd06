import { Button } from '@mantine/core';
import { Plug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { usePaletteActions } from '../../commands/palette-actions.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { ConnectorDialog, type DialogTarget } from '../../connector-form/connector-dialog.tsx';
import { KeychainNotice } from '../../connector-form/keychain-notice.tsx';
import { ConnectorRow } from './connector-row.tsx';
import styles from './connectors-screen.module.css';
import { RemoveConnector } from './remove-connector.tsx';
import { SentinelOneTile } from './sentinelone-tile.tsx';

/** Integration Hub > Connector Setup: what can be connected, and the connectors there are. */
export function ConnectorsScreen(): ReactNode {
  const { demo } = useStatus();
  const { target, open, close } = useDialogInAddress();
  const { data, failure, loading, again } = useReading(
    ['connectors'],
    (client, signal) => client.connectors.list(null, { signal }),
    { follows: ['connectors', 'rules'] },
  );
  const [removing, setRemoving] = useState<ConnectorView | null>(null);
  const setUp = (): void => open({ connectorId: null, replaceToken: false });
  usePaletteActions(
    demo === null ? [{ id: 'set-up-connector', label: say('connectors:setUpConnector'), run: setUp }] : [],
  );

  return (
    <Screen state={<ScreenState connectors={data} />} title={say('connectors:title')}>
      <div className={styles['screen']}>
        <SentinelOneTile isDemo={demo !== null} onSetUp={setUp} />
        {/* The demo's token is made up and needs no keychain. */}
        {demo === null && <KeychainNotice />}
        {failure && <FailureNotice failure={failure} onRetry={again} />}
        {loading && <WaitingBlock height={104} />}
        {data?.length === 0 && !failure && (
          <EmptyState
            icon={Plug}
            text={say('connectors:none.text')}
            title={say('connectors:none.title')}
            action={<Button onClick={setUp}>{say('connectors:none.action')}</Button>}
          />
        )}
        {data && data.length > 0 && (
          <ul aria-label={say('connectors:list')} className={styles['list']}>
            {data.map((connector) => (
              <ConnectorRow
                connector={connector}
                key={connector.id}
                onEdit={() => open({ connectorId: connector.id, replaceToken: false })}
                onRemove={() => setRemoving(connector)}
                onReplaceToken={() => open({ connectorId: connector.id, replaceToken: true })}
              />
            ))}
          </ul>
        )}
      </div>
      <ConnectorDialog onClose={close} target={target} />
      <RemoveConnector connector={removing} onClose={() => setRemoving(null)} />
    </Screen>
  );
}

function ScreenState({
  connectors,
}: {
  readonly connectors: readonly ConnectorView[] | undefined;
}): ReactNode {
  if (!connectors) return null;
  if (connectors.length === 0) return say('connectors:connectAConsole');
  // The demo's token is made up: nothing of it needs anybody.
  if (connectors.every(({ demo }) => demo)) return say('connectors:ofDemo');
  const waiting = connectors.filter(({ tokenState }) => tokenState !== 'verified').length;
  const count = connectors.length;
  const number = numberWords(count);
  if (waiting === 0) return say('connectors:verified', { count, connectors: number });
  return say('connectors:needALook', {
    count: waiting,
    connectors: say('counts:connectors', { count, number }),
    waiting: numberWords(waiting),
  });
}

interface DialogInAddress {
  readonly target: DialogTarget | null;
  readonly open: (target: DialogTarget) => void;
  readonly close: () => void;
}

/** Which dialog is open stands in the address: `dialog=new`, `dialog=<connector>`, with `token` for another token. */
function useDialogInAddress(): DialogInAddress {
  const [query, setQuery] = useSearchParams();
  const dialog = query.get('dialog');
  return {
    target:
      dialog === null
        ? null
        : { connectorId: dialog === 'new' ? null : dialog, replaceToken: query.has('token') },
    open: ({ connectorId, replaceToken }) =>
      setQuery({ dialog: connectorId ?? 'new', ...(replaceToken && { token: 'replace' }) }),
    close: () => setQuery({}, { replace: true }),
  };
}
