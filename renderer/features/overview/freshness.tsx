import type { ReactNode } from 'react';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { useNow } from '../../components/now.ts';
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

const resources = [
  { resource: 'assets', label: 'Assets' },
  { resource: 'vulnerabilities', label: 'Findings' },
] as const;

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
    <OverviewBlock title="How current the data is">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section aria-label="Freshness by connector" className={styles['scroll']} tabIndex={0}>
        <table className={ranking['table']} data-complete>
          <thead>
            <tr>
              <th scope="col">Connector</th>
              <th scope="col" style={{ width: 62 }}>
                Data
              </th>
              <th scope="col" style={{ width: 108 }} title="Changes in the console up to then are known">
                Covered until
              </th>
              <th
                scope="col"
                style={{ width: 84 }}
                title="When a complete full scan last proved what is gone"
              >
                Last proved
              </th>
              <th scope="col" style={{ width: 96 }}>
                Last good scan
              </th>
              <th
                className={ranking['number']}
                scope="col"
                style={{ width: 80 }}
                title="Records set aside since the last full scan"
              >
                Quarantined
              </th>
            </tr>
          </thead>
          <tbody>
            {ids.flatMap((connectorId) => {
              const good = lastCompleteScans.find((scan) => scan.connectorId === connectorId);
              const aside = setAside?.get(connectorId);
              const name = names.get(connectorId) ?? 'Removed connector';
              return resources.map(({ resource, label }, index) => {
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
                    <td>{label}</td>
                    <td>{known ? <CoveredUntil at={known.coveredUntil} /> : 'not yet read'}</td>
                    <td>{known?.reconciledAt ? <RelativeTime at={known.reconciledAt} /> : 'not yet'}</td>
                    {index === 0 && (
                      <>
                        <td className={styles['spanning']} rowSpan={resources.length}>
                          {good ? (
                            <ScreenLink to={addresses.scan(good.scanId)}>
                              <RelativeTime at={good.finishedAt} />
                            </ScreenLink>
                          ) : (
                            'none yet'
                          )}
                        </td>
                        <td
                          className={`${ranking['number']} ${styles['spanning']}`}
                          rowSpan={resources.length}
                        >
                          {aside ? (
                            <CountLink
                              of={`quarantined records of ${name}`}
                              to={addresses.scan(aside.scanId)}
                              value={aside.records}
                            />
                          ) : (
                            <CountLink
                              of={`quarantined records of ${name}`}
                              to={good ? addresses.scan(good.scanId) : addresses.importHistory()}
                              value={0}
                            />
                          )}
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
      just now
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
        <>
          {time}
          <span className={styles['spoken']}>, stale</span>
        </>
      }
    />
  );
}
