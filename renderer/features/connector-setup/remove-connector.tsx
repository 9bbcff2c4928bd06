import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { useAction, useReading } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { counted } from '../../components/number-words.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { offerUndo } from '../../components/undo-notice.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import styles from './remove-connector.module.css';

/**
 * Asks what shall become of a connector's data, says in numbers what goes, and removes it. Closed while `connector` is
 * null. It stands beside the list, because the connector's row goes before the last word about it is said.
 */
export function RemoveConnector({
  connector,
  onClose,
}: {
  readonly connector: ConnectorView | null;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Modal
      onClose={onClose}
      opened={connector !== null}
      size={520}
      title={connector ? `Remove ${connector.name}?` : ''}
    >
      {connector && <Removal connector={connector} key={connector.id} onClose={onClose} />}
    </Modal>
  );
}

function Removal({
  connector,
  onClose,
}: {
  readonly connector: ConnectorView;
  readonly onClose: () => void;
}): ReactNode {
  const { id, name } = connector;
  const [fate, setFate] = useState<'keep' | 'delete'>('keep');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const removal = useAction((client, deleteData: boolean, options) =>
    client.connectors.remove({ connectorId: id, deleteData }, options),
  );
  const effects = useReading(
    ['removal-effects', id],
    (client, signal) => client.connectors.removalEffects({ connectorId: id }, { signal }),
    { follows: ['rows'], enabled: !removal.running && problem === null },
  );
  const isSure = fate === 'keep' || typed.trim() === name;

  const remove = async (): Promise<void> => {
    const removed = await removal.run(fate === 'delete');
    if (removed === undefined) return;
    if (removed.undoId !== null) offerUndo(`The connector ${name} was removed.`, removed.undoId);
    if (removed.keychainProblem === null) onClose();
    else setProblem(removed.keychainProblem);
  };

  if (problem !== null) {
    return (
      <Stack gap="sm">
        <StateMark kind="warning" label={`${name} is removed, but the keychain may still hold its token.`} />
        <div>{problem}</div>
        <div className={styles['buttons']}>
          <Button autoFocus onClick={onClose} variant="filled">
            Close
          </Button>
        </div>
      </Stack>
    );
  }
  if (effects.failure) return <FailureNotice failure={effects.failure} onRetry={effects.again} />;
  if (!effects.data) return <WaitingBlock height={200} />;
  const { assets, findings, scans, rules } = effects.data;
  const data = `${counted(assets, 'asset')} and ${counted(findings, 'finding')} of ${counted(scans, 'scan')}`;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) void remove();
      }}
    >
      <p className={styles['text']}>
        Its token is deleted from where it is kept
        {rules === 0
          ? ''
          : `, and its ${counted(rules, 'ingest rule')} ${rules === 1 ? 'goes' : 'go'} with it`}
        . The service user in the console is not touched.
      </p>
      <Radio.Group
        label="What it ingested"
        onChange={(value) => setFate(value === 'delete' ? 'delete' : 'keep')}
        value={fate}
      >
        <Stack gap="xs" mt={6}>
          <Radio
            description={`${data} stay in the project. They are no longer updated.`}
            label="Keep its data"
            value="keep"
          />
          <Radio
            description={`${data} are deleted, with every status, comment and due date set on them. This cannot be undone.`}
            label="Delete its data"
            value="delete"
          />
        </Stack>
      </Radio.Group>
      {fate === 'delete' && (
        <TextInput
          autoComplete="off"
          label={`Type “${name}” to delete its data`}
          onChange={(event) => setTyped(event.currentTarget.value)}
          value={typed}
        />
      )}
      {removal.failure && <FailureNotice failure={removal.failure} />}
      <div className={styles['buttons']}>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          color="var(--bad)"
          disabled={!isSure}
          loading={removal.running}
          type="submit"
          variant="filled"
        >
          {fate === 'delete' ? 'Remove connector and delete data' : 'Remove connector'}
        </Button>
      </div>
    </form>
  );
}
