import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say, words } from '../../../preload/words/say.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { useNow } from '../../components/now.ts';
import { numberWords } from '../../components/number-words.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { exactTime } from '../../components/time-words.ts';
import { CountLink } from './count-link.tsx';
import styles from './freshness.module.css';
import { isStale } from './overview-age.ts';
import { OverviewBlock } from './overview-block.tsx';
import { quarantineByConnector } from './quarantine-by-connector.ts';
import ranking from './ranking.module.css';

/** So many scans are looked through for records that were set aside; a full scan is due every day or so. */
const scansLookedThrough = 500;

const resources = ['assets', 'vulnerabilities'] as const;

/** How current the data of each connector is. */
export function Freshness({
  overview: { freshness, lastCompleteScans, quarantined },
  connectors,
}: {
  readonly overview: Overview;
  readonly connectors: ApplicationStatus['connectors'];
}): ReactNode {
  const { data: setAside } = useReading(
    ['overview', 'quarantined'],
    async (client, signal) => {
      const page = { connectorId: null, states: [], offset: 0, limit: scansLookedThrough };
      return quarantineByConnector((await client.scans.list(page, { signal })).scans);
    },
    { follows: ['scans'], enabled: quarantined > 0 },
  );
  const names = new Map(connectors.map(({ id, name }) => [id, name]));
  const ids = [...new Set([...names.keys(), ...freshness.map(({ connectorId }) => connectorId)])];
  return (
    <OverviewBlock title={say('overview:freshness.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section aria-label={say('overview:freshness.label')} className={styles['scroll']} tabIndex={0}>
        <table className={ranking['table']} data-complete>
          <thead>
            <tr>
              <th scope="col">{say('overview:freshness.connector')}</th>
              <th scope="col" style={{ width: 62 }}>
                {say('overview:freshness.data')}
              </th>
              <th scope="col" style={{ width: 108 }} title={say('overview:freshness.coveredUntilMeans')}>
                {say('overview:freshness.coveredUntil')}
              </th>
              <th scope="col" style={{ width: 84 }} title={say('overview:freshness.lastProvedMeans')}>
                {say('overview:freshness.lastProved')}
              </th>
              <th scope="col" style={{ width: 96 }}>
                {say('overview:freshness.lastGoodScan')}
              </th>
              <th
                className={ranking['number']}
                scope="col"
                style={{ width: 80 }}
                title={say('overview:freshness.quarantinedMeans')}
              >
                {say('overview:freshness.quarantined')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ids.flatMap((connectorId) => {
              const good = lastCompleteScans.find((scan) => scan.connectorId === connectorId);
              const aside = setAside?.get(connectorId);
              const records = aside?.records ?? 0;
              const behind = aside ?? good;
              const name = names.get(connectorId) ?? say('overview:freshness.removedConnector');
              return resources.map((resource, index) => {
                const known = freshness.find(
                  (entry) => entry.connectorId === connectorId && entry.resource === resource,
                );
                return (
                  <tr key={`${connectorId} ${resource}`}>
                    {index === 0 && (
                      <th className={styles['name']} rowSpan={resources.length} scope="rowgroup" title={name}>
                        {name}
                      </th>
                    )}
                    <td>{say(`overview:freshness.resource.${resource}`)}</td>
                    <td>
                      {known ? (
                        <CoveredUntil at={known.coveredUntil} />
                      ) : (
                        say('overview:freshness.notYetRead')
                      )}
                    </td>
                    <td>
                      {known?.reconciledAt ? (
                        <RelativeTime at={known.reconciledAt} />
                      ) : (
                        say('overview:freshness.notYetProved')
                      )}
                    </td>
                    {index === 0 && (
                      <>
                        <td className={styles['spanning']} rowSpan={resources.length}>
                          {good ? (
                            <ScreenLink to={addresses.scan(good.scanId)}>
                              <RelativeTime at={good.finishedAt} />
                            </ScreenLink>
                          ) : (
                            say('overview:freshness.noneYet')
                          )}
                        </td>
                        <td
                          className={`${ranking['number']} ${styles['spanning']}`}
                          rowSpan={resources.length}
                        >
                          <CountLink
                            label={say('overview:freshness.quarantinedNumber', {
                              count: records,
                              number: numberWords(records),
                              connector: name,
                            })}
                            to={behind ? addresses.scan(behind.scanId) : addresses.importHistory()}
                            value={records}
                          />
                        </td>
                      </>
                    )}
                  </tr>
                );
              });
            })}
          </tbody>
        </table>
      </section>
    </OverviewBlock>
  );
}

function CoveredUntil({ at }: { readonly at: string }): ReactNode {
  const now = useNow();
  const { demo } = useStatus();
  // A console's clock may be ahead of this machine's, that of the demo tenant by days: nothing is known of the future.
  const isAhead = Date.parse(at) > now;
  const time = isAhead ? (
    <time dateTime={at} title={exactTime(at)}>
      {say('times:justNow')}
    </time>
  ) : (
    <RelativeTime at={at} />
  );
  // The clock of the demo tenant goes by its story, so its age tells nothing.
  if (demo !== null || !isStale(at, now)) return time;
  return (
    <StateMark
      kind="warning"
      label={
        <Trans
          components={{ time, spoken: <span className={styles['spoken']} /> }}
          i18n={words}
          i18nKey="overview:freshness.stale"
        />
      }
    />
  );
}
