import type { ReactNode } from 'react';
import { type Filter, fieldIs } from '../../../preload/contract/filter.ts';
import { type SeverityName, severityName } from '../../../preload/contract/severity.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { NumberText } from '../../components/number-text.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severitiesWorstFirst } from '../../components/severity-order.ts';
import { WaitingRows } from '../../components/waiting.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { type AssetKey, filterOfAsset } from '../../navigation/asset-key.ts';
import styles from './asset-findings.module.css';

/** How many of an asset's findings are named. */
const named = 5;

/** An asset's open findings by severity, and the worst of them by name. */
export function AssetFindings({
  asset,
  open,
}: {
  readonly asset: AssetKey;
  readonly open: Readonly<Partial<Record<SeverityName, number>>>;
}): ReactNode {
  const filter = filterOfAsset(asset);
  const list = (extra: Filter = []): string =>
    addresses.vulnerabilities('active', { view: 'instances', filter: [...filter, ...extra] });
  const total = severitiesWorstFirst.reduce((sum, severity) => sum + (open[severity] ?? 0), 0);
  if (total === 0) return <p className={styles['none']}>{say('assets:noneOpen')}</p>;
  return (
    <>
      <ul aria-label={say('assets:bySeverity')} className={styles['severities']}>
        {severitiesWorstFirst
          .filter((severity) => (open[severity] ?? 0) > 0)
          .map((severity) => (
            <li key={severity}>
              <ScreenLink to={list([fieldIs('severity', severity)])}>
                <span className={styles['severity']}>
                  <SeverityBadge severity={severity} />
                  <NumberText value={open[severity] ?? 0} />
                </span>
              </ScreenLink>
            </li>
          ))}
      </ul>
      <WorstFindings filter={filter} />
      <ScreenLink to={list()}>
        {say('assets:allOpen', { count: total, findings: numberWords(total) })}
      </ScreenLink>
    </>
  );
}

function WorstFindings({ filter }: { readonly filter: Filter }): ReactNode {
  const { data, failure, again } = useReading(
    ['worst findings', filter],
    (client, signal) =>
      client.lists.rows(
        {
          query: {
            list: 'findings',
            filter: [fieldIs('open', 'true'), ...filter],
            search: '',
            sort: ['-severity', '-score'],
          },
          offset: 0,
          limit: named,
        },
        { signal },
      ),
    { follows: ['rows'] },
  );
  if (failure) return <FailureNotice failure={failure} onRetry={again} />;
  if (!data) return <WaitingRows rows={named} />;
  return (
    <ul aria-label={say('assets:worst')} className={styles['worst']}>
      {data.rows.map((row) => {
        const id = String(row['findingId']);
        const severity = severityName.safeParse(row['severity']);
        return (
          <li className={styles['finding']} key={id}>
            <SeverityBadge severity={severity.success ? severity.data : null} />
            <ScreenLink to={addresses.vulnerabilities('active', { view: 'instances', filter, open: id })}>
              <Mono>{String(row['cve'])}</Mono>
            </ScreenLink>
            <span className={styles['application']}>
              <bdi>{String(row['applicationName'] ?? '')}</bdi>{' '}
              <bdi>{String(row['applicationVersion'] ?? '')}</bdi>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
