import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../../preload/words/say.ts';
import { type CallFailure, callFailureOf } from '../bridge/call-failure.ts';
import { useClient, useStatus } from '../bridge/connection.tsx';
import { useConfirm } from '../components/confirm.tsx';
import { Dialog } from '../components/dialog.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { WaitingBlock } from '../components/waiting.tsx';
import { ConnectorFields } from './connector-form.tsx';
import { SavedConnector } from './saved-connector.tsx';
import type { OpenDraft, SavedDraft } from './use-connector-form.ts';

/** What the dialog is opened for: a new connector, or one that there is. */
export interface DialogTarget {
  /** Null for a new one. */
  readonly connectorId: string | null;
  /** Begins with the field for another token. */
  readonly replaceToken: boolean;
}

/** *Setup SentinelOne Connector*, for a new connector or changes to one. Closed while `target` is null. */
export function ConnectorDialog({
  target,
  onClose,
}: {
  readonly target: DialogTarget | null;
  readonly onClose: () => void;
}): ReactNode {
  const confirm = useConfirm();
  const dirty = useRef(false);
  const close = useCallback((): void => {
    dirty.current = false;
    onClose();
  }, [onClose]);

  const leave = async (): Promise<void> => {
    const goes =
      !dirty.current ||
      (await confirm({
        title: say('connectorForm:discard.title'),
        text: say('connectorForm:discard.text'),
        action: say('connectorForm:discard.action'),
        danger: true,
      }));
    if (goes) close();
  };

  return (
    <Dialog
      onClose={() => void leave()}
      opened={target !== null}
      size={640}
      title={target?.connectorId === null ? say('connectorForm:setUp') : say('connectorForm:edit')}
    >
      {target && (
        <Draft
          key={`${target.connectorId}`}
          onClose={close}
          onDirty={(isDirty) => {
            dirty.current = isDirty;
          }}
          onLeave={() => void leave()}
          target={target}
        />
      )}
    </Dialog>
  );
}

type DraftState =
  | { readonly at: 'opening' }
  | { readonly at: 'failed'; readonly failure: CallFailure }
  | { readonly at: 'open'; readonly draft: OpenDraft }
  | { readonly at: 'saved'; readonly saved: SavedDraft };

/** A draft lives as long as this is shown; main forgets its token when it goes. */
function Draft({
  target: { connectorId, replaceToken },
  onClose,
  onDirty,
  onLeave,
}: {
  readonly target: DialogTarget;
  readonly onClose: () => void;
  readonly onDirty: (dirty: boolean) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const client = useClient();
  const { connectors } = useStatus();
  const [state, setState] = useState<DraftState>({ at: 'opening' });

  useEffect(() => {
    let draftId: string | null = null;
    let isGone = false;
    const close = (id: string): void => {
      // Main closes the drafts of a window that goes; one that could not be closed now is gone then.
      client.connectors.closeDraft({ draftId: id }).catch(() => undefined);
    };
    client.connectors.openDraft({ connectorId }).then(
      (draft) => {
        draftId = draft.draftId;
        if (isGone) close(draftId);
        else setState({ at: 'open', draft });
      },
      (error: unknown) => setState({ at: 'failed', failure: callFailureOf(error) }),
    );
    return () => {
      isGone = true;
      if (draftId !== null) close(draftId);
    };
  }, [client, connectorId]);

  switch (state.at) {
    case 'opening':
      return <WaitingBlock height={280} />;
    case 'failed':
      return <FailureNotice failure={state.failure} />;
    case 'open':
      return (
        <ConnectorFields
          draft={state.draft}
          names={connectors.filter(({ id }) => id !== connectorId).map(({ name }) => name)}
          onCancel={onLeave}
          onDirty={onDirty}
          onSaved={(saved) => {
            onDirty(false);
            if (connectorId !== null && saved.keychainProblem === null) onClose();
            else setState({ at: 'saved', saved });
          }}
          replaceToken={replaceToken}
        />
      );
    case 'saved':
      return <SavedConnector isNew={connectorId === null} onClose={onClose} saved={state.saved} />;
  }
}
