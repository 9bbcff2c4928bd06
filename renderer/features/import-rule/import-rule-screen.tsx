import { Button } from '@mantine/core';
import { Plug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { addresses } from '../../app/addresses.ts';
import { usePaletteActions } from '../../app/palette-actions.ts';
import { CallFailure } from '../../bridge/call-failure.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { counted } from '../../components/number-words.ts';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import { FirstScanOffer } from './first-scan-offer.tsx';
import styles from './import-rule-screen.module.css';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';

/**
 * Data Ingest > Import via Connector: the ingest rules there are, or the form of one. Which of both stands in the address:
 * `connector=<id>` opens the form of a new rule, `rule=<id>` that of one there is.
 */
export function ImportRuleScreen(): ReactNode {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [offered, setOffered] = useState<RuleView | null>(null);
  const { schedulePaused } = useStatus();
  const connectors = useReading(
    ['connectors'],
    (client, signal) => client.connectors.list(null, { signal }),
    { follows: ['connectors', 'rules'] },
  );
  const rules = useReading(['rules'], (client, signal) => client.rules.list(null, { signal }), {
    follows: ['rules', 'connectors', 'settings', 'scans'],
  });

  const ruleId = query.get('rule');
  const connectorId = query.get('connector');
  const isEmpty = rules.data?.length === 0;
  // Without a rule the form itself is what there is to do.
  const isForm = offered === null && (ruleId !== null || connectorId !== null || isEmpty);
  const toList = (): void => void navigate(addresses.importRule());
  const edited = rules.data?.find(({ id }) => id === ruleId) ?? null;
  const [firstConnector] = connectors.data ?? [];

  const toNewRule = (): void => void navigate(addresses.importRule({ connectorId: firstConnector?.id }));
  usePaletteActions(firstConnector ? [{ id: 'new-rule', label: 'New ingest rule', run: toNewRule }] : []);

  const content = (): ReactNode => {
    const failure = connectors.failure ?? rules.failure;
    if (failure) {
      const again = (): void => {
        connectors.again();
        rules.again();
      };
      return <FailureNotice failure={failure} onRetry={again} />;
    }
    if (!connectors.data || !rules.data) return <WaitingRows rows={6} />;
    if (!firstConnector) {
      return (
        <EmptyState
          action={
            <Button onClick={() => navigate(addresses.connectors({ dialog: 'new' }))} variant="filled">
              Setup SentinelOne Connector
            </Button>
          }
          icon={Plug}
          text="Ingest rules say what is imported through a connector, and when. They need a connector first."
          title="No connector yet"
        />
      );
    }
    if (!isForm) {
      return (
        <>
          {schedulePaused && (
            <div className={styles['paused']}>
              <StateMark
                kind="paused"
                label={
                  <>
                    The whole schedule is paused: rules only run by hand.{' '}
                    <ScreenLink to={addresses.settings('schedule')}>Resume it in Settings</ScreenLink>
                  </>
                }
              />
            </div>
          )}
          <RuleList rules={rules.data} />
        </>
      );
    }
    if (ruleId !== null && edited === null) {
      return <FailureNotice failure={ruleGone} />;
    }
    return (
      <RuleForm
        connectorId={connectorId}
        connectors={connectors.data}
        key={ruleId ?? connectorId ?? 'new'}
        onCancel={isEmpty ? null : toList}
        onSaved={(saved) => {
          if (ruleId === null) setOffered(saved);
          else toList();
        }}
        rule={edited}
      />
    );
  };

  return (
    <Screen
      primary={
        !isForm && firstConnector && rules.data ? (
          <Button onClick={toNewRule} variant="filled">
            New ingest rule
          </Button>
        ) : undefined
      }
      state={isForm ? formState(ruleId, isEmpty) : listState(rules.data)}
      title="Import via Connector"
    >
      {content()}
      <FirstScanOffer
        onLater={() => {
          setOffered(null);
          toList();
        }}
        rule={offered}
      />
    </Screen>
  );
}

const ruleGone = new CallFailure({
  code: 'rule-not-found',
  message: 'This ingest rule is no longer there.',
  advice: 'Go back to the list of rules.',
});

function formState(ruleId: string | null, isEmpty: boolean): string {
  if (ruleId !== null) return 'Change what this rule imports, and when.';
  return isEmpty
    ? 'No ingest rule yet: choose what is imported, and when.'
    : 'A new ingest rule: what is imported, and when.';
}

function listState(rules: readonly RuleView[] | undefined): string | null {
  if (!rules) return null;
  const standing = rules.filter(({ paused }) => paused).length;
  const all = counted(rules.length, 'ingest rule');
  return standing === 0 ? `${all}, none paused.` : `${all}, ${standing} paused.`;
}
