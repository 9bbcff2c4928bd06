import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type {
  ChangedAsset,
  ChangedFinding,
  ScanChanges as Changes,
  ReviewedScanReport,
} from '../../../preload/contract/scan-details.ts';
import { counted, numberWords } from '../../components/number-words.ts';
import { ScreenLink } from '../../components/screen-link.tsx';
import { changeLists } from './change-lists.ts';
import { ChangedAssets, ChangedFindings } from './changed-rows.tsx';
import styles from './scan-changes.module.css';
import { ScanSection } from './scan-section.tsx';

/** What the scan changed, by name. */
export function ScanChanges({
  changes,
  report,
}: {
  readonly changes: Changes;
  readonly report: ReviewedScanReport;
}): ReactNode {
  const lists = changeLists(report);
  const [first] = lists.filter(({ name }) => changes[name].total > 0);
  if (!first) {
    return (
      <ScanSection title="What changed">
        <p className={styles['none']}>Nothing was new, gone or back.</p>
      </ScanSection>
    );
  }
  return (
    <ScanSection title="What changed">
      <Tabs defaultValue={first.name}>
        <Tabs.List>
          {lists.map(({ name, title }) => (
            <Tabs.Tab disabled={changes[name].total === 0} key={name} value={name}>
              {title} <span className={styles['total']}>{numberWords(changes[name].total)}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {lists.map(({ name, of, state, all, allWords }) => {
          const { total, shown } = changes[name];
          return (
            <Tabs.Panel key={name} pt="xs" value={name}>
              {of === 'findings' ? (
                <ChangedFindings
                  connectorId={report.connectorId}
                  rows={shown as readonly ChangedFinding[]}
                  state={state}
                />
              ) : (
                <ChangedAssets connectorId={report.connectorId} rows={shown as readonly ChangedAsset[]} />
              )}
              <p className={styles['rest']}>
                {shown.length < total &&
                  (shown.length === 0
                    ? `The names of ${counted(total, 'row')} are no longer known.`
                    : `${numberWords(shown.length)} of ${numberWords(total)} are named here.`)}{' '}
                {all !== null && <ScreenLink to={all}>{allWords}</ScreenLink>}
              </p>
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </ScanSection>
  );
}
