import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { Filter } from '../../../preload/contract/filter.ts';
import type { ListName } from '../../../preload/contract/row-lists.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { scanLosses } from './scan-losses.ts';
import styles from './scan-review.module.css';

/** So many scans back the last one that was taken over is looked for. */
const scansLookedAt = 50;

/** Which assets and findings a scan that waits for its review did not report, and what was taken over before it. */
export function ReviewLosses({ report }: { readonly report: ReviewedScanReport }): ReactNode {
  const { assets, findings } = scanLosses(report);
  return (
    <div className={styles['losses']}>
      {report.kind === 'full' && (
        <>
          <ul className={styles['reasons']}>
            <Going filter={assets} list="assets" to={addresses.assets({ filter: assets })} />
            {report.mode === 'scan' && (
              <Going
                filter={findings}
                list="findings"
                to={addresses.vulnerabilities('active', { view: 'instances', filter: findings })}
              />
            )}
          </ul>
          <p className={styles['means']}>{say('scan:review.goingMeans')}</p>
        </>
      )}
      <LastGood report={report} />
    </div>
  );
}

function Going({
  list,
  filter,
  to,
}: {
  readonly list: Extract<ListName, 'assets' | 'findings'>;
  readonly filter: Filter;
  readonly to: string;
}): ReactNode {
  const { data } = useReading(
    ['review-losses', list, JSON.stringify(filter)],
    (client, signal) =>
      client.lists.rows({ query: { list, filter, search: '', sort: [] }, offset: 0, limit: 1 }, { signal }),
    { follows: ['rows'] },
  );
  if (!data || data.total === 0) return null;
  const count = { count: data.total, number: numberWords(data.total) };
  return (
    <li>
      <ScreenLink to={to}>
        {list === 'assets' ? say('scan:review.goingAssets', count) : say('scan:review.goingFindings', count)}
      </ScreenLink>
    </li>
  );
}

/** The scan of the same scope whose changes were made last. */
function LastGood({
  report: { id, connectorId, scope },
}: {
  readonly report: ReviewedScanReport;
}): ReactNode {
  const { data } = useReading(
    ['last-good', String(id)],
    (client, signal) =>
      client.scans.list(
        { connectorId, states: ['complete', 'partial'], offset: 0, limit: scansLookedAt },
        { signal },
      ),
    { follows: ['scans'] },
  );
  const last = data?.scans.find(
    (scan) => scan.id < id && JSON.stringify(scan.scope) === JSON.stringify(scope),
  );
  if (!last) return null;
  return (
    <p className={styles['means']}>
      <Trans
        components={{
          scan: <ScreenLink to={addresses.scan(last.id)}>{null}</ScreenLink>,
          time: <RelativeTime at={last.finishedAt} />,
        }}
        i18n={words}
        i18nKey="scan:review.lastGood"
        values={{
          scanId: last.id,
          assets: say('counts:assets', { count: last.assets.seen, number: numberWords(last.assets.seen) }),
          findings: say('counts:findings', {
            count: last.findings.seen,
            number: numberWords(last.findings.seen),
          }),
        }}
      />
    </p>
  );
}
