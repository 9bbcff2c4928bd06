import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import type { NewFindings, Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { FilterCondition } from '../../../preload/contract/filter.ts';
import { newSinceFilters } from '../../../preload/contract/new-since.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { CountLink } from './count-link.tsx';
import styles from './new-findings-block.module.css';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';
import ranking from './ranking.module.css';

const spans = ['lastScan', 'day', 'week'] as const;
type Span = (typeof spans)[number];

/** What is new since the last scan, since yesterday or since last week, the worst CVEs by name. */
export function NewFindingsBlock({
  newFindings,
  isRead,
}: {
  readonly newFindings: Overview['newFindings'];
  /** Whether findings were read at all: before that, none is no news. */
  readonly isRead: boolean;
}): ReactNode {
  const [span, setSpan] = useState<Span>('day');
  return (
    <OverviewBlock
      aside={
        <SegmentedControl
          aria-label={say('overview:newFindings.since')}
          data={spans.map((value) => ({ value, label: say(`overview:newFindings.${value}`) }))}
          onChange={(value) => setSpan(value as Span)}
          value={span}
        />
      }
      title={say('overview:newFindings.title')}
    >
      <SinceThen isRead={isRead} newFindings={newFindings[span]} since={beginning(newFindings, span)} />
    </OverviewBlock>
  );
}

/** The filter of what is new since then; null where no scan has ended. */
function beginning({ lastScan }: Overview['newFindings'], span: Span): FilterCondition | null {
  if (span !== 'lastScan') return newSinceFilters[span];
  return lastScan && { field: 'firstSeen', operator: 'at-least', value: lastScan.from };
}

function SinceThen({
  newFindings,
  since,
  isRead,
}: {
  readonly newFindings: NewFindings | null;
  readonly since: FilterCondition | null;
  readonly isRead: boolean;
}): ReactNode {
  if (newFindings === null || since === null || newFindings.findings === 0) {
    return (
      <p className={ranking['none']}>
        {isRead ? say('overview:newFindings.none') : say('overview:notReadYet')}
      </p>
    );
  }
  const { findings, cves, worst } = newFindings;
  return (
    <>
      <p className={styles['sum']}>
        <Trans
          components={{
            number: (
              <CountLink
                label={say('overview:newFindings.number', {
                  count: findings,
                  number: numberWords(findings),
                })}
                to={listsBehind.newFindings(since)}
                value={findings}
              />
            ),
          }}
          count={cves}
          i18n={words}
          i18nKey="overview:newFindings.sum"
          values={{ cves: numberWords(cves) }}
        />
      </p>
      <table className={ranking['table']}>
        <thead>
          <tr>
            <th scope="col">{say('overview:column.cve')}</th>
            <th scope="col" style={{ width: 120 }}>
              {say('overview:column.severity')}
            </th>
            <th className={ranking['number']} scope="col" style={{ width: 60 }}>
              {say('overview:column.new')}
            </th>
          </tr>
        </thead>
        <tbody>
          {worst.map(({ cve, severity, findings: ofCve }) => (
            <tr key={cve}>
              <td>
                <ScreenLink to={listsBehind.newFindings(since, cve)}>
                  <Mono>{cve}</Mono>
                </ScreenLink>
              </td>
              <td>
                <SeverityBadge severity={severity} />
              </td>
              <td className={ranking['number']}>
                <CountLink
                  label={say('overview:newFindings.ofCve', {
                    count: ofCve,
                    number: numberWords(ofCve),
                    cve,
                  })}
                  to={listsBehind.newFindings(since, cve)}
                  value={ofCve}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
