import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useReading } from '../../bridge/connection.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
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
    <Dialog
      onClose={onClose}
      opened={connector !== null}
      size={520}
      title={connector ? say('connectors:removal.title', { connector: connector.name }) : ''}
    >
      {connector && <Removal connector={connector} key={connector.id} onClose={onClose} />}
    </Dialog>
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
    if (removed.undoId !== null)
      offerUndo(say('connectors:removal.removed', { connector: name }), removed.undoId);
    if (removed.keychainProblem === null) onClose();
    else setProblem(removed.keychainProblem);
  };

  if (problem !== null) {
    return (
      <Stack gap="sm">
        <StateMark kind="warning" label={say('connectors:removal.tokenMayRemain', { connector: name })} />
        <div>{problem}</div>
        <div className={styles['buttons']}>
          <Button autoFocus onClick={onClose} variant="filled">
            {say('connectors:removal.close')}
          </Button>
        </div>
      </Stack>
    );
  }
  if (effects.failure) return <FailureNotice failure={effects.failure} onRetry={effects.again} />;
  if (!effects.data) return <WaitingBlock height={200} />;
  const { assets, findings, scans, rules } = effects.data;
  const data = {
    assets: say('counts:assets', { count: assets, number: numberWords(assets) }),
    findings: say('counts:findings', { count: findings, number: numberWords(findings) }),
    scans: say('counts:scans', { count: scans, number: numberWords(scans) }),
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) void remove();
      }}
    >
      <p className={styles['text']}>
        {rules === 0
          ? say('connectors:removal.tokenGoes')
          : say('connectors:removal.tokenAndRulesGo', { count: rules, rules: numberWords(rules) })}
      </p>
      <Radio.Group
        label={say('connectors:removal.fate')}
        onChange={(value) => setFate(value === 'delete' ? 'delete' : 'keep')}
        value={fate}
      >
        <Stack gap="xs" mt={6}>
          <Radio
            description={say('connectors:removal.keepMeans', data)}
            label={say('connectors:removal.keep')}
            value="keep"
          />
          <Radio
            description={say('connectors:removal.deleteMeans', data)}
            label={say('connectors:removal.delete')}
            value="delete"
          />
        </Stack>
      </Radio.Group>
      {fate === 'delete' && (
        <TextInput
          autoComplete="off"
          label={say('connectors:removal.typeName', { connector: name })}
          onChange={(event) => setTyped(event.currentTarget.value)}
          value={typed}
        />
      )}
      {removal.failure && <FailureNotice failure={removal.failure} />}
      <div className={styles['buttons']}>
        <Button data-autofocus onClick={onClose}>
          {say('connectors:removal.cancel')}
        </Button>
        <Button
          color="var(--bad)"
          disabled={!isSure}
          loading={removal.running}
          type="submit"
          variant="filled"
        >
          {fate === 'delete' ? say('connectors:removal.removeAndDelete') : say('connectors:removal.remove')}
        </Button>
      </div>
    </form>
  );
}
