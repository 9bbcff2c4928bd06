import { Button, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ScanDetails } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { ScreenLink } from '../../components/screen-link.tsx';
import { type ChangeList, changeLists } from './change-lists.ts';
import { ChangedAssets, ChangedFindings } from './changed-rows.tsx';
import styles from './scan-changes.module.css';
import { ScanSection } from './scan-section.tsx';

/** So many names are shown at first. */
const fewNames = 12;

/** What the scan changed, by name. */
export function ScanChanges({
  details,
}: {
  readonly details: Pick<ScanDetails, 'report' | 'changes'>;
}): ReactNode {
  const lists = changeLists(details);
  const [first] = lists;
  return (
    <ScanSection title={say('scan:changes.title')}>
      {first ? (
        <Tabs defaultValue={first.name}>
          <Tabs.List>
            {lists.map(({ name, title, total }) => (
              <Tabs.Tab className={styles['tab'] ?? ''} key={name} value={name}>
                {title} <span className={styles['total']}>{numberWords(total)}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {lists.map((list) => (
            <Tabs.Panel key={list.name} pt="xs" value={list.name}>
              <Changed connectorId={details.report.connectorId} list={list} />
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <p className={styles['none']}>{say('scan:changes.none')}</p>
      )}
    </ScanSection>
  );
}

function Changed({
  list,
  connectorId,
}: {
  readonly list: ChangeList;
  readonly connectorId: string;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const { total, shown, all } = list;
  const most = whole ? shown.length : fewNames;
  return (
    <>
      {list.of === 'findings' ? (
        <ChangedFindings connectorId={connectorId} rows={list.shown.slice(0, most)} state={list.state} />
      ) : (
        <ChangedAssets connectorId={connectorId} rows={list.shown.slice(0, most)} />
      )}
      <div className={styles['rest']}>
        {shown.length > most && (
          <Button onClick={() => setWhole(true)} size="compact-xs">
            {say('scan:changes.showMore', { number: numberWords(shown.length - most) })}
          </Button>
        )}
        {shown.length < total && (
          <span>
            {shown.length === 0
              ? say('scan:changes.namesUnknown', { count: total, rows: numberWords(total) })
              : say('scan:changes.named', {
                  shown: numberWords(shown.length),
                  total: numberWords(total),
                })}
          </span>
        )}
        <ScreenLink to={all.to}>{all.words}</ScreenLink>
      </div>
    </>
  );
}
