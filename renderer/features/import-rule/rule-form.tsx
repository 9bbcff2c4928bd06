import { Button, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './rule-form.module.css';
import { draftOf, nightly, scheduleOf } from './schedule-draft.ts';
import { SchedulePart } from './schedule-part.tsx';
import { type ScopeEntry, ScopePart, useListedScopes } from './scope-part.tsx';
import { choicesOf, scopeOf, selectionOf } from './scope-selection.ts';

interface RuleChoice {
  readonly connectorId: string;
  readonly scope: ScanScope;
  readonly schedule: Schedule;
}

/** The guided form of an ingest rule: which connector, what, and when. */
export function RuleForm({
  connectors,
  rule,
  connectorId: wanted,
  onSaved,
  onCancel,
}: {
  /** At least one. */
  readonly connectors: readonly ConnectorView[];
  /** The rule that is changed; null for a new one. */
  readonly rule: RuleView | null;
  /** The connector that a new one begins with; null for the first. */
  readonly connectorId: string | null;
  readonly onSaved: (rule: RuleView) => void;
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}): ReactNode {
  const [connectorId, setConnectorId] = useState(
    rule?.connectorId ?? (connectors.find(({ id }) => id === wanted) ?? connectors[0])?.id ?? null,
  );
  const [entry, setEntry] = useState<ScopeEntry>(() => entryOf(rule?.scope ?? allEndpoints));
  const [schedule, setSchedule] = useState(() => (rule ? draftOf(rule.schedule) : nightly));
  /** Said once Save & Finish was pressed. */
  const [pressed, setPressed] = useState(false);
  const scopes = useListedScopes(connectorId, !entry.all);
  const saving = useAction(
    (client, { connectorId: of, ...choice }: RuleChoice, options): Promise<RuleView> =>
      rule
        ? client.rules.edit({ ruleId: rule.id, ...choice }, options)
        : client.rules.add({ connectorId: of, ...choice }, options),
  );

  // An empty scope would mean All Endpoints, which is not what somebody meant who chose nothing.
  const isEmpty = !entry.all && choicesOf(scopes.forest, entry.selection).length === 0;
  const entered = scheduleOf(schedule);
  const connector = connectors.find(({ id }) => id === connectorId);

  const save = async (): Promise<void> => {
    setPressed(true);
    if (isEmpty || !entered.ok || connectorId === null) return;
    const scope = entry.all ? allEndpoints : scopeOf(scopes.forest, entry.selection);
    const saved = await saving.run({ connectorId, scope, schedule: entered.value });
    if (saved) onSaved(saved);
  };

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles['columns']}>
        <div>
          <Part number={1} title={say('importRule:form.connector')}>
            {rule ? (
              <ConnectorLine connector={connector} fallback={rule.connectorName} />
            ) : (
              <ConnectorChoice
                chosen={connectorId}
                connectors={connectors}
                onChoose={(id) => {
                  setConnectorId(id);
                  // Ids of one console mean nothing to another.
                  setEntry((before) => ({ ...before, selection: new Set() }));
                }}
              />
            )}
            <ModeLine />
          </Part>
          <Part number={2} title={say('importRule:form.scope')}>
            <ScopePart
              entry={entry}
              key={connectorId}
              onChange={setEntry}
              problem={pressed && isEmpty ? say('importRule:scope.nothingChosen') : null}
              scopes={scopes}
            />
          </Part>
        </div>
        <Part number={3} title={say('importRule:form.schedule')}>
          <SchedulePart draft={schedule} onChange={setSchedule} />
        </Part>
      </div>
      {saving.failure && <FailureNotice failure={saving.failure} />}
      <div className={styles['end']}>
        {pressed && !entered.ok && <span className={styles['problem']}>{entered.error}</span>}
        <span className={styles['space']} />
        {onCancel && <Button onClick={onCancel}>{say('importRule:form.cancel')}</Button>}
        <Button loading={saving.running} type="submit" variant="filled">
          {say('importRule:form.save')}
        </Button>
      </div>
    </form>
  );
}

function Part({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section aria-label={title} className={styles['part']}>
      <h2 className={styles['title']}>
        <span className={styles['number']}>{number}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}

function ConnectorChoice({
  connectors,
  chosen,
  onChoose,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const [only, another] = connectors;
  if (only && !another) return <ConnectorLine connector={only} fallback={only.name} />;
  return (
    <Select
      allowDeselect={false}
      aria-label={say('importRule:form.connector')}
      data={connectors.map(({ id, name, url }) => ({ value: id, label: `${name} – ${hostOf(url)}` }))}
      maw={460}
      onChange={(id) => id !== null && onChoose(id)}
      value={chosen}
    />
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

function ConnectorLine({
  connector,
  fallback,
}: {
  readonly connector: ConnectorView | undefined;
  readonly fallback: string;
}): ReactNode {
  if (!connector)
    return <StateMark kind="warning" label={say('importRule:form.connectorGone', { connector: fallback })} />;
  return (
    <div className={styles['connector']}>
      <b>{connector.name}</b> <Mono>{connector.url}</Mono>
      {connector.token === 'missing' && (
        <StateMark
          kind="bad"
          label={
            <Trans
              components={{
                toConnector: (
                  <ScreenLink to={addresses.connectors({ dialog: connector.id })}>{null}</ScreenLink>
                ),
              }}
              i18n={words}
              i18nKey="importRule:form.tokenMissing"
            />
          }
        />
      )}
    </div>
  );
}

function ModeLine(): ReactNode {
  const { mode } = useStatus();
  return (
    <p className={styles['mode']}>
      <Trans
        components={{
          mode: <b>{ingestModeNames[mode]}</b>,
          toMode: <ScreenLink to={addresses.settings('mode')}>{null}</ScreenLink>,
        }}
        i18n={words}
        i18nKey={mode === 'scan' ? 'importRule:form.scanMode' : 'importRule:form.assetSyncMode'}
      />
    </p>
  );
}

function entryOf(scope: ScanScope): ScopeEntry {
  const selection = selectionOf(scope);
  return { all: selection.size === 0, selection };
}
