import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { ApiAccessSteps } from '../../components/api-access-steps.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { ConnectorDialog, type DialogTarget } from '../../connector-form/connector-dialog.tsx';
import { KeychainNotice } from '../../connector-form/keychain-notice.tsx';
import { addresses } from '../../navigation/addresses.ts';
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
      state={steps.ingest === 'done' ? say('firstRun:complete') : say('firstRun:toDo')}
      title={say('firstRun:title')}
    >
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <ul className={styles['what']}>
            <li>{say('firstRun:what.ingests')}</li>
            <li>{say('firstRun:what.keeps')}</li>
            <li>{say('firstRun:what.local')}</li>
          </ul>
          <KeychainNotice always />
          {failure && <FailureNotice failure={failure} onRetry={connectors.again} />}
          <ol aria-label={say('firstRun:checklist')} className={styles['steps']}>
            <ChecklistStep number={1} state={steps.access} title={say('firstRun:access.title')}>
              {steps.access === 'done' ? (
                <details className={styles['again']}>
                  <summary>{say('firstRun:access.showHow')}</summary>
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
              title={say('firstRun:connector.title')}
            >
              {own.length === 0 && (
                <p className={styles['text']}>
                  {demo === null ? say('firstRun:connector.toDo') : say('firstRun:connector.toDoInDemo')}
                </p>
              )}
              {unverified && (
                <p className={styles['text']}>
                  <Trans
                    components={{ verify: <VerifyLink /> }}
                    i18n={words}
                    i18nKey="firstRun:connector.unverified"
                    values={{ connector: unverified.name }}
                  />
                </p>
              )}
              <Button
                disabled={demo !== null}
                onClick={() => setTarget({ connectorId: null, replaceToken: false })}
                variant={steps.connector === 'now' ? 'filled' : 'default'}
              >
                {own.length === 0 ? say('firstRun:connector.setUp') : say('firstRun:connector.setUpAnother')}
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

function VerifyLink({ children }: { readonly children?: ReactNode }): ReactNode {
  return <ScreenLink to={addresses.connectors()}>{children}</ScreenLink>;
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
      summary={
        rules === 0
          ? null
          : say(isRunning ? 'firstRun:ingest.rulesAndScan' : 'firstRun:ingest.rules', {
              count: rules,
              number: numberWords(rules),
            })
      }
      title={say('firstRun:ingest.title')}
    >
      <p className={styles['text']}>
        {rules === 0 ? say('firstRun:ingest.toDo') : say('firstRun:ingest.chosen')}
      </p>
      {rules === 0 ? (
        <Button
          disabled={first === undefined}
          onClick={() => navigate(addresses.importRule({ connectorId: first?.id }))}
          variant={state === 'now' ? 'filled' : 'default'}
        >
          {say('firstRun:ingest.import')}
        </Button>
      ) : (
        <Button onClick={() => navigate(addresses.overview())} variant="filled">
          {say('firstRun:ingest.openOverview')}
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
  return connectors.length === 0 ? null : listWords(connectors.map(({ name }) => name));
}
