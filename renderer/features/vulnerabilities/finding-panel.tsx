import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { ListedFinding } from '../../../preload/contract/listed-rows.ts';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import type { SeverityName } from '../../../preload/contract/severity.ts';
import { decimalWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severityLabels } from '../../components/severity-order.ts';
import { isNothing } from '../../grid/fields/cell-value.tsx';
import { wordsOf } from '../../grid/fields/field-words.ts';
import { Fact, FactList, FieldFacts, PanelSection } from '../../grid/panel/fact-list.tsx';
import { PanelReading } from '../../grid/panel/panel-reading.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { assetKeyOf, writeAssetKey } from '../../navigation/asset-key.ts';
import { eventWords, type FindingDetails, FindingHistory, type HistoryEntry } from './finding-history.tsx';
import { instanceLists } from './finding-lists.ts';
import styles from './finding-panel.module.css';
import { findingSections, shownOtherwise } from './finding-sections.ts';
import { NvdLink } from './nvd-link.tsx';

/** Everything the project knows of one finding instance. */
export function FindingPanel({
  findingId,
  onClose,
}: {
  readonly findingId: string;
  readonly onClose: () => void;
}): ReactNode {
  const reading = useReading(
    ['finding', findingId],
    async (client, signal) => {
      const [finding, fields] = await Promise.all([
        client.lists.finding({ findingId }, { signal }),
        client.lists.fields({ list: 'findings' }, { signal }),
      ]);
      return { ...finding, fields };
    },
    { follows: ['rows'], keepPrevious: true },
  );
  return (
    <PanelReading
      onClose={onClose}
      reading={reading}
      subtitle={({ row }) => (
        <Trans
          components={{
            application: <bdi>{row.applicationName}</bdi>,
            version: <bdi>{row.applicationVersion}</bdi>,
            host: <bdi>{row.hostName ?? row.assetId}</bdi>,
          }}
          i18n={words}
          i18nKey="findings:whatAndWhere"
        />
      )}
      title={({ row }) => <Cve cve={row.cve ?? ''} />}
      waitingTitle={say('findings:panel')}
    >
      {(finding) => <Sections {...finding} />}
    </PanelReading>
  );
}

/** A CVE's id with what can be done with it. */
export function Cve({ cve }: { readonly cve: string }): ReactNode {
  return (
    <span className={styles['cve']}>
      <Mono>{cve}</Mono>
      <CopyButton label={say('findings:copyCve')} text={cve} />
      <NvdLink cve={cve} />
    </span>
  );
}

function Sections({
  row,
  history,
  fields,
}: FindingDetails & { readonly fields: readonly ListField[] }): ReactNode {
  const description = instanceLists.active;
  const values: ListRow = row;
  const placed = new Set([...findingSections.flatMap((section) => section.fields), ...shownOtherwise]);
  const others = fields.map(({ name }) => name).filter((name) => !placed.has(name));
  return (
    <>
      <PanelSection title={say('findings:section.severityAndStatus')}>
        <StatusSummary history={history} row={row} />
      </PanelSection>
      <PanelSection title={say('findings:section.asset')}>
        <Asset row={row} />
      </PanelSection>
      {[...findingSections, { id: 'other' as const, fields: others }]
        .filter((section) => section.fields.some((name) => !isNothing(values[name])))
        .map((section) => (
          <PanelSection key={section.id} title={say(`findings:section.${section.id}`)}>
            <FieldFacts description={description} fields={fields} names={section.fields} row={row} />
          </PanelSection>
        ))}
      <PanelSection title={say('findings:section.history')}>
        <FindingHistory history={history} />
      </PanelSection>
    </>
  );
}

/** Severity, score and status, each with where it comes from. */
function StatusSummary({
  row,
  history,
}: {
  readonly row: ListedFinding;
  readonly history: readonly HistoryEntry[];
}): ReactNode {
  const { severity, originalSeverity: original, score } = row;
  const status = row.status ?? '';
  return (
    <FactList>
      <Fact label={say('findings:severity')} text={severity}>
        <SeverityBadge severity={severity} />
        <div className={styles['origin']}>{severityOrigin(severity, original)}</div>
      </Fact>
      <Fact label={say('findings:score')} text={score === null ? null : String(score)}>
        {score === null ? say('findings:notScored') : decimalWords(score, 1)}
        {score !== null && (
          <div className={styles['origin']}>{scoreOrigin(row.cvssVersion, row.riskScore)}</div>
        )}
      </Fact>
      <Fact label={say('findings:status')} text={status}>
        {wordsOf(status)}
        <div className={styles['origin']}>{statusReason(status, history)}</div>
      </Fact>
    </FactList>
  );
}

function severityOrigin(severity: SeverityName | null, original: SeverityName | null): string {
  const isRated = original !== null && original !== 'unknown';
  if (severity === original) return say(isRated ? 'findings:severityAsRated' : 'findings:severityUnrated');
  return isRated
    ? say('findings:severityByHand', { severity: severityLabels[original] })
    : say('findings:severityByHandAlone');
}

function scoreOrigin(version: string | null, riskScore: number | null): string {
  const risk = riskScore === null ? null : decimalWords(riskScore, 1);
  if (version === null || version === '') {
    return risk === null ? say('findings:someCvss') : say('findings:someCvssAndRisk', { risk });
  }
  return risk === null ? say('findings:cvss', { version }) : say('findings:cvssAndRisk', { version, risk });
}

/** Why a finding has its status: what last gave it to it. */
function statusReason(status: string, history: readonly HistoryEntry[]): string {
  const events: readonly HistoryEntry['event'][] =
    status === 'active'
      ? ['discovered', 'reopened']
      : status === 'scan-mitigated'
        ? ['mitigated']
        : ['status-set'];
  const entry = history.findLast(({ event }) => events.includes(event));
  if (!entry) return say('findings:statusAsConsole');
  if (entry.event === 'status-set') return say('findings:statusByHand');
  if (entry.event === 'reopened' || entry.detail === null) return eventWords(entry);
  return reasonWords(entry.detail);
}

function Asset({ row }: { readonly row: ListedFinding }): ReactNode {
  const key = writeAssetKey(assetKeyOf(row));
  const hostName = row.hostName ?? row.assetId ?? '';
  return (
    <FactList>
      <Fact label={say('findings:hostName')} text={hostName}>
        <ScreenLink to={addresses.assets({ open: key })}>{hostName}</ScreenLink>
      </Fact>
    </FactList>
  );
}
