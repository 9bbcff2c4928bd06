import { ActionIcon, Button, Menu } from '@mantine/core';
import { Ellipsis, ListPlus, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { useVerification } from '../../connector-form/use-verification.ts';
import { VerificationLines, VerificationVerdict } from '../../connector-form/verification-panel.tsx';
import { VerifyButton } from '../../connector-form/verify-button.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { ConnectorFacts } from './connector-facts.tsx';
import styles from './connector-row.module.css';

/** One connector: how it stands, and everything that can be done with it. */
export function ConnectorRow({
  connector,
  onEdit,
  onReplaceToken,
  onRemove,
}: {
  readonly connector: ConnectorView;
  readonly onEdit: () => void;
  readonly onReplaceToken: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { id, name, description, url, demo } = connector;
  const navigate = useNavigate();
  const { running } = useStatus();
  const verification = useVerification<string>((client, connectorId, options) =>
    client.connectors.verify({ connectorId }, options),
  );
  const sync = useAction((client, connectorId: string, options) =>
    client.scans.start({ connectorId, ruleId: null, full: false }, options),
  );
  const scanning = running.some(({ connectorId }) => connectorId === id);
  const importRules = (): void => {
    void navigate(addresses.importRule(connector.rules === 0 ? { connectorId: id } : {}));
  };

  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <h3 className={styles['name']}>{name}</h3>
          <Mono>{url}</Mono>
          {description !== '' && <span className={styles['description']}>{description}</span>}
        </div>
        <div className={styles['actions']}>
          <VerifyButton
            label={say('connectors:verify')}
            onCancel={verification.cancel}
            onVerify={() => void verification.run(id)}
            running={verification.running}
          />
          <Button
            disabled={scanning || connector.token === 'missing'}
            loading={sync.running}
            onClick={() => void sync.run(id)}
          >
            {scanning ? say('connectors:syncing') : say('connectors:syncNow')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={say('connectors:more', { connector: name })}>
                <Ellipsis aria-hidden size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<ListPlus size={14} />} onClick={importRules}>
                {say('connectors:importRules')}
              </Menu.Item>
              <Menu.Item disabled={demo} leftSection={<Pencil size={14} />} onClick={onEdit}>
                {say('connectors:edit')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="var(--bad)"
                disabled={demo}
                leftSection={<Trash2 size={14} />}
                onClick={onRemove}
              >
                {say('connectors:remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      <ConnectorFacts connector={connector} onReplaceToken={onReplaceToken} />
      {demo && <p className={styles['demo']}>{say('connectors:demoIsFixed')}</p>}
      {sync.failure && <FailureNotice failure={sync.failure} />}
      <VerificationLines run={verification} />
      {verification.outcome && <VerificationVerdict outcome={verification.outcome} />}
    </li>
  );
}
