import type { ReactNode } from 'react';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import { severityName } from '../../../preload/contract/severity.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading } from '../../bridge/connection.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severityLabels } from '../../components/severity-order.ts';
import { isNothing } from '../../grid/cell-value.tsx';
import { wordsOf } from '../../grid/field-words.ts';
import { Fact, FactList, FieldFacts, PanelSection } from '../../grid/panel/fact-list.tsx';
import { PanelReading } from '../../grid/panel/panel-reading.tsx';
import { assetKeyOf, writeAssetKey } from '../assets/asset-key.ts';
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
        <>
          <bdi>{String(row['applicationName'] ?? '')}</bdi>{' '}
          <bdi>{String(row['applicationVersion'] ?? '')}</bdi> on{' '}
          <bdi>{String(row['hostName'] ?? row['assetId'])}</bdi>
        </>
      )}
      title={({ row }) => <Cve cve={String(row['cve'])} />}
      waitingTitle="Finding"
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
      <CopyButton label="Copy the CVE" text={cve} />
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
  const placed = new Set([...findingSections.flatMap((section) => section.fields), ...shownOtherwise]);
  const others = fields.map(({ name }) => name).filter((name) => !placed.has(name));
  return (
    <>
      <PanelSection title="Severity and status">
        <Standing history={history} row={row} />
      </PanelSection>
      <PanelSection title="Asset">
        <Asset row={row} />
      </PanelSection>
      {[...findingSections, { title: 'Other', fields: others }]
        .filter((section) => section.fields.some((name) => !isNothing(row[name])))
        .map((section) => (
          <PanelSection key={section.title} title={section.title}>
            <FieldFacts description={description} fields={fields} names={section.fields} row={row} />
          </PanelSection>
        ))}
      <PanelSection title="History">
        <FindingHistory history={history} />
      </PanelSection>
    </>
  );
}

/** Severity, score and status, each with where it comes from. */
function Standing({
  row,
  history,
}: {
  readonly row: ListRow;
  readonly history: readonly HistoryEntry[];
}): ReactNode {
  const severity = severityName.safeParse(row['severity']).data ?? null;
  const original = severityName.safeParse(row['originalSeverity']).data ?? null;
  const status = String(row['status'] ?? '');
  const score = typeof row['score'] === 'number' ? row['score'] : null;
  const version = row['cvssVersion'];
  return (
    <FactList>
      <Fact label="Severity" text={severity}>
        <SeverityBadge severity={severity} />
        <div className={styles['origin']}>
          {severity === original
            ? 'as the console rates it'
            : `set by hand; the console says ${original === null ? 'nothing' : severityLabels[original]}`}
        </div>
      </Fact>
      <Fact label="Score" text={score === null ? null : String(score)}>
        {score === null ? 'Not scored' : score.toFixed(1)}
        {score !== null && (
          <div className={styles['origin']}>
            {typeof version === 'string' && version !== '' ? `CVSS ${version}` : 'CVSS, version not told'}
            {typeof row['riskScore'] === 'number' &&
              `; the console's risk score is ${row['riskScore'].toFixed(1)}`}
          </div>
        )}
      </Fact>
      <Fact label="Status" text={status}>
        {wordsOf(status)}
        <div className={styles['origin']}>{statusReason(status, history)}</div>
      </Fact>
    </FactList>
  );
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
  if (!entry) return 'as the console says';
  if (entry.event === 'status-set') return 'set by hand';
  return (entry.event === 'reopened' ? null : entry.detail) ?? eventWords(entry);
}

function Asset({ row }: { readonly row: ListRow }): ReactNode {
  const key = writeAssetKey(assetKeyOf(row));
  const hostName = String(row['hostName'] ?? row['assetId']);
  return (
    <FactList>
      <Fact label="Host name" text={hostName}>
        <ScreenLink to={addresses.assets({ open: key })}>{hostName}</ScreenLink>
      </Fact>
    </FactList>
  );
}
