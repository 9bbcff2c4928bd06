import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { counted } from '../../components/number-words.ts';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { ConnectorDialog, type DialogTarget } from '../connector-setup/connector-dialog.tsx';
import { KeychainNotice } from '../connector-setup/keychain-notice.tsx';
import { ApiAccessSteps } from './api-access-steps.tsx';
import { ChecklistStep, type StepState } from './checklist-step.tsx';
import { DemoTenant } from './demo-tenant.tsx';
import styles from './first-run-screen.module.css';

/** The first screen of a new installation: what the product does, and the three steps to the first scan. */
export function FirstRunScreen(): ReactNode {
  const { demo, running } = useStatus();
  const [target, setTarget] = useState<DialogTarget | null>(null);
  const connectors = useReading(
    ['connectors'],
    (client, signal) => client.connectors.list(null, { signal }),
    { follows: ['connectors', 'rules'] },
  );
  const { failure } = connectors;
  const own = (connectors.data ?? []).filter((connector) => !connector.demo);
  const steps = stepStates(own);
  const unverified = own.find(({ lastVerifiedAt }) => lastVerifiedAt === null);

  return (
    <Screen
      state={
        steps.ingest === 'done'
          ? 'The set-up is complete.'
          : 'Three steps to the first scan. It takes about ten minutes, most of them in the console.'
      }
      title="Welcome"
    >
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <ul className={styles['what']}>
            <li>Ingests every SentinelOne endpoint as an asset and every application CVE as a finding.</li>
            <li>Keeps them in step on a schedule, from the tray; an incomplete scan closes nothing.</li>
            <li>
              Everything stays in a project on this machine; the token goes to your console and nowhere else.
            </li>
          </ul>
          <KeychainNotice always />
          {failure && <FailureNotice failure={failure} onRetry={connectors.again} />}
          <ol aria-label="Setup checklist" className={styles['steps']}>
            <ChecklistStep number={1} state={steps.access} title="API access">
              {steps.access === 'done' ? (
                <details className={styles['again']}>
                  <summary>Show how</summary>
                  <ApiAccessSteps />
                </details>
              ) : (
                <ApiAccessSteps />
              )}
            </ChecklistStep>
            <ChecklistStep
              number={2}
              state={steps.connector}
              summary={connectorSummary(own)}
              title="Connector configuration"
            >
              {own.length === 0 && (
                <p className={styles['text']}>
                  Enter the address of your console and the token, verify them, and save.
                  {demo !== null && ' Leave the demo tenant first.'}
                </p>
              )}
              {unverified && (
                <p className={styles['text']}>
                  {unverified.name} is saved but not verified.{' '}
                  <ScreenLink to={addresses.connectors()}>Verify it</ScreenLink> before the first scan.
                </p>
              )}
              <Button
                disabled={demo !== null}
                onClick={() => setTarget({ connectorId: null, replaceToken: false })}
                variant={steps.connector === 'now' ? 'filled' : 'default'}
              >
                {own.length === 0 ? 'Setup SentinelOne Connector' : 'Set up another connector'}
              </Button>
            </ChecklistStep>
            <IngestStep connectors={own} isRunning={running.length > 0} state={steps.ingest} />
          </ol>
        </div>
        <DemoTenant isInDemo={demo !== null} />
      </div>
      <ConnectorDialog onClose={() => setTarget(null)} target={target} />
    </Screen>
  );
}

function IngestStep({
  connectors,
  isRunning,
  state,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly isRunning: boolean;
  readonly state: StepState;
}): ReactNode {
  const navigate = useNavigate();
  const rules = connectors.reduce((sum, each) => sum + each.rules, 0);
  const [first] = connectors;
  return (
    <ChecklistStep
      number={3}
      state={state}
      summary={rules === 0 ? null : `${counted(rules, 'ingest rule')}${isRunning ? ', scan running' : ''}`}
      title="Data ingestion"
    >
      <p className={styles['text']}>
        {rules === 0
          ? 'Choose what to import and when. The first scan is offered at the end.'
          : 'What to import is chosen. Follow the first scan on the Overview.'}
      </p>
      {rules === 0 ? (
        <Button
          disabled={first === undefined}
          onClick={() => navigate(addresses.importRule({ connectorId: first?.id }))}
          variant={state === 'now' ? 'filled' : 'default'}
        >
          Import via Connector
        </Button>
      ) : (
        <Button onClick={() => navigate(addresses.overview())} variant="filled">
          Open Overview
        </Button>
      )}
    </ChecklistStep>
  );
}

/** The token is made in the console, out of sight: a connector that has one is the proof of the first step. */
function stepStates(connectors: readonly ConnectorView[]): {
  readonly access: StepState;
  readonly connector: StepState;
  readonly ingest: StepState;
} {
  if (connectors.length === 0) return { access: 'now', connector: 'now', ingest: 'later' };
  const imports = connectors.some(({ rules }) => rules > 0);
  return { access: 'done', connector: 'done', ingest: imports ? 'done' : 'now' };
}

function connectorSummary(connectors: readonly ConnectorView[]): string | null {
  return connectors.length === 0 ? null : connectors.map(({ name }) => name).join(', ');
}
