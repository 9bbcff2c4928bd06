import type { ReactNode } from 'react';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { scopeList, scopeWords } from '../../../preload/contract/scope-words.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { byteWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { NumberText } from '../../components/number-text.tsx';
import { durationWords } from '../../components/time-words.ts';
import styles from './scan-facts.module.css';
import { ScanSection } from './scan-section.tsx';

/** So many accounts, sites and groups are named. */
const scopesNamed = 12;

/** Every account, site and group by its name. */
function Scope({ report: { scope, scopeNames } }: { readonly report: ReviewedScanReport }): ReactNode {
  const list = scopeList(scope, scopeNames);
  if (list.length < 2) return scopeWords(scope, scopeNames);
  const more = list.length - scopesNamed;
  return (
    <>
      {list.slice(0, scopesNamed).map((name) => (
        <div key={name}>{name}</div>
      ))}
      {more > 0 && (
        <div title={list.slice(scopesNamed).join(', ')}>{say('scan:facts.moreScopes', { count: more })}</div>
      )}
    </>
  );
}

/** What the scan counted, and what it took. */
export function ScanFacts({ report }: { readonly report: ReviewedScanReport }): ReactNode {
  const { assets, findings, mode } = report;
  const hasFindings = mode === 'scan';
  const counts = [
    { label: say('scan:counts.seen'), assets: assets.seen, findings: findings.seen },
    { label: say('scan:counts.new'), assets: assets.new, findings: findings.new },
    { label: say('scan:counts.updated'), assets: assets.updated, findings: findings.updated },
    { label: say('scan:counts.unchanged'), assets: assets.unchanged, findings: findings.unchanged },
    { label: say('scan:counts.returned'), assets: assets.returned, findings: findings.reopened },
    { label: say('scan:counts.gone'), assets: assets.deactivated, findings: findings.mitigated },
  ];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('scan:facts.mode'), ingestModeNames[mode]],
    [say('scan:facts.kind'), say(`scan:kind.${report.kind}`)],
    [say('scan:facts.scope'), <Scope key="scope" report={report} />],
    [say('scan:facts.started'), exactTime(report.startedAt)],
    [
      say('scan:facts.ended'),
      report.finishedAt === null ? say('scan:facts.notYet') : exactTime(report.finishedAt),
    ],
    [say('scan:facts.took'), report.durationMs === null ? '–' : durationWords(report.durationMs)],
    [say('scan:facts.requests'), <NumberText key="requests" value={report.requests} />],
    [say('scan:facts.retries'), <NumberText key="retries" value={report.retries} />],
    [say('scan:facts.received'), byteWords(report.bytes)],
  ];
  return (
    <>
      <ScanSection title={say('scan:counts.title')}>
        <table className={styles['counts']}>
          <thead>
            <tr>
              <td />
              <th scope="col">{say('scan:counts.assets')}</th>
              <th scope="col">{say('scan:counts.findings')}</th>
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
            {findings.awaitingConfirmation > 0 && (
              <tr>
                <th scope="row">{say('scan:counts.awaiting')}</th>
                <td />
                <td>
                  <NumberText value={findings.awaitingConfirmation} />
                </td>
              </tr>
            )}
            <tr>
              <th scope="row">{say('scan:counts.quarantined')}</th>
              <td colSpan={2}>
                <NumberText value={report.quarantined} />
              </td>
            </tr>
          </tbody>
        </table>
        {report.baseline && <p className={styles['note']}>{say('scan:counts.baseline')}</p>}
        {!hasFindings && <p className={styles['note']}>{say('scan:counts.withoutFindings')}</p>}
      </ScanSection>
      <ScanSection title={say('scan:facts.title')}>
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
