import type { ReactNode } from 'react';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { NumberText } from '../../components/number-text.tsx';
import { durationWords, exactTime } from '../../components/time-words.ts';
import styles from './scan-facts.module.css';
import { ScanSection } from './scan-section.tsx';
import { byteWords, scanKindWords, scopeWords } from './scan-words.ts';

/** What the scan counted, and what it took. */
export function ScanFacts({ report }: { readonly report: ReviewedScanReport }): ReactNode {
  const { assets, findings, mode } = report;
  const hasFindings = mode === 'scan';
  const counts = [
    { label: 'Seen', assets: assets.seen, findings: findings.seen },
    { label: 'New', assets: assets.new, findings: findings.new },
    { label: 'Updated', assets: assets.updated, findings: findings.updated },
    { label: 'Unchanged', assets: assets.unchanged, findings: findings.unchanged },
    { label: 'Returned / reopened', assets: assets.returned, findings: findings.reopened },
    { label: 'Deactivated / mitigated', assets: assets.deactivated, findings: findings.mitigated },
  ];
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Mode', ingestModeNames[mode]],
    ['Kind', scanKindWords[report.kind]],
    ['Scope', scopeWords(report.scope)],
    ['Started', exactTime(report.startedAt)],
    ['Ended', report.finishedAt === null ? 'not yet' : exactTime(report.finishedAt)],
    ['Took', report.durationMs === null ? '–' : durationWords(report.durationMs)],
    ['Requests', <NumberText key="requests" value={report.requests} />],
    ['Retries', <NumberText key="retries" value={report.retries} />],
    ['Received', byteWords(report.bytes)],
  ];
  return (
    <>
      <ScanSection title="Counts">
        <table className={styles['counts']}>
          <thead>
            <tr>
              <td />
              <th scope="col">Assets</th>
              <th scope="col">Findings</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td>
                  <NumberText value={row.assets} />
                </td>
                <td>
                  <NumberText value={hasFindings ? row.findings : null} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">Quarantined records</th>
              <td colSpan={2}>
                <NumberText value={report.quarantined} />
              </td>
            </tr>
          </tbody>
        </table>
        {!hasFindings && (
          <p className={styles['note']}>
            Asset Sync Mode asks for no vulnerabilities; findings stayed as they were.
          </p>
        )}
      </ScanSection>
      <ScanSection title="Facts">
        <dl className={styles['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </ScanSection>
    </>
  );
}
