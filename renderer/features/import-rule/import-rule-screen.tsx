import { Button } from '@mantine/core';
import { Plug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { CallFailure } from '../../bridge/call-failure.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { usePaletteActions } from '../../commands/palette-actions.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import { addresses } from '../../navigation/addresses.ts';
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
  usePaletteActions(
    firstConnector ? [{ id: 'new-rule', label: say('importRule:newRule'), run: toNewRule }] : [],
  );

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
      return <NoConnector />;
    }
    if (!isForm) {
      return (
        <>
          {schedulePaused && <SchedulePaused />}
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
            {say('importRule:newRule')}
          </Button>
        ) : undefined
      }
      state={isForm ? formState(ruleId, isEmpty) : listState(rules.data)}
      title={say('importRule:title')}
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

function NoConnector(): ReactNode {
  const navigate = useNavigate();
  return (
    <EmptyState
      action={
        <Button onClick={() => navigate(addresses.connectors({ dialog: 'new' }))} variant="filled">
          {say('importRule:noConnector.action')}
        </Button>
      }
      icon={Plug}
      text={say('importRule:noConnector.text')}
      title={say('importRule:noConnector.title')}
    />
  );
}

function SchedulePaused(): ReactNode {
  return (
    <div className={styles['paused']}>
      <StateMark
        kind="paused"
        label={
          <Trans
            components={{ toSchedule: <ScreenLink to={addresses.settings('schedule')}>{null}</ScreenLink> }}
            i18n={words}
            i18nKey="importRule:schedulePaused"
          />
        }
      />
    </div>
  );
}

const ruleGone = new CallFailure({
  code: 'rule-not-found',
  message: say('importRule:ruleGone.message'),
  advice: say('importRule:ruleGone.advice'),
});

function formState(ruleId: string | null, isEmpty: boolean): string {
  if (ruleId !== null) return say('importRule:changing');
  return isEmpty ? say('importRule:first') : say('importRule:adding');
}

function listState(rules: readonly RuleView[] | undefined): string | null {
  if (!rules) return null;
  const paused = rules.filter((rule) => rule.paused).length;
  const all = { count: rules.length, rules: numberWords(rules.length) };
  return paused === 0
    ? say('importRule:nonePaused', all)
    : say('importRule:somePaused', { ...all, paused: numberWords(paused) });
}
