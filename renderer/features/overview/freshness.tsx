import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ConnectorFreshness, ScopeFreshness } from '../../../preload/contract/freshness.ts';
import type { Resource } from '../../../preload/contract/scan-details.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { useNow } from '../../components/now.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { CountLink } from './count-link.tsx';
import styles from './freshness.module.css';
import { OverviewBlock } from './overview-block.tsx';
import { type QuarantineOfConnector, quarantineByConnector } from './quarantine-by-connector.ts';
import ranking from './ranking.module.css';

/** So many scans are looked through for records that were set aside; a full scan is due every day or so. */
const scansLookedThrough = 500;

const resources = ['assets', 'findings'] as const;

/** How current the data of each connector is, as a whole and by scope. */
export function Freshness({
  overview: { freshness, quarantined },
}: {
  readonly overview: Overview;
}): ReactNode {
  const { data: setAside } = useReading(
    ['overview', 'quarantined'],
    async (client, signal) => {
      const page = { connectorId: null, states: [], offset: 0, limit: scansLookedThrough };
      return quarantineByConnector((await client.scans.list(page, { signal })).scans);
    },
    { follows: ['scans'], enabled: quarantined > 0 },
  );
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
              <th scope="col" style={{ width: 96 }} title={say('overview:freshness.lastGoodScanMeans')}>
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
            {freshness.map((connector) => (
              <ConnectorRows
                aside={setAside?.get(connector.connectorId)}
                connector={connector}
                key={connector.connectorId}
              />
            ))}
          </tbody>
        </table>
      </section>
    </OverviewBlock>
  );
}

/** The connector as a whole, and below it each of its scopes where there are several. */
function ConnectorRows({
  connector,
  aside,
}: {
  readonly connector: ConnectorFreshness;
  readonly aside: QuarantineOfConnector | undefined;
}): ReactNode {
  const { connectorName, removed, scopes, lastComplete } = connector;
  const [only, another] = scopes;
  const counting = scopes.filter(({ counts }) => counts).length;
  const note = another
    ? say('overview:freshness.oldestOf', { count: counting, number: numberWords(counting) })
    : (only?.scopeWords ?? '');
  const name = removed
    ? say('overview:freshness.removedConnector', { connector: connectorName })
    : connectorName;
  const records = aside?.records ?? 0;
  const behind = aside ?? lastComplete;
  return (
    <>
      <Rows
        name={name}
        note={note}
        quarantined={
          <CountLink
            label={say('overview:freshness.quarantinedNumber', {
              count: records,
              number: numberWords(records),
              connector: connectorName,
            })}
            to={behind ? addresses.scan(behind.scanId) : addresses.importHistory()}
            value={records}
          />
        }
        times={connector}
      />
      {another &&
        scopes.map((scope) => (
          <Rows
            key={scope.scopeWords + scope.ruleIds.join()}
            name={scope.scopeWords}
            note={scope.counts ? '' : say('overview:freshness.noRule')}
            quarantined={null}
            times={scope}
            within
          />
        ))}
    </>
  );
}

type Times = Pick<ScopeFreshness, 'assets' | 'findings' | 'lastComplete' | 'data'>;

function Rows({
  name,
  note,
  times,
  quarantined,
  within = false,
}: {
  readonly name: string;
  /** What stands below the name. */
  readonly note: string;
  readonly times: Times;
  readonly quarantined: ReactNode;
  readonly within?: boolean;
}): ReactNode {
  const { lastComplete } = times;
  return resources.map((resource, index) => (
    <tr key={resource}>
      {index === 0 && (
        <th
          className={styles['name']}
          data-within={within || undefined}
          rowSpan={resources.length}
          scope="rowgroup"
          title={name}
        >
          {name}
          {note !== '' && <span className={styles['note']}>{note}</span>}
        </th>
      )}
      <td>{say(`overview:freshness.resource.${resource}`)}</td>
      <td>
        <CoveredUntil resource={resource} times={times} />
      </td>
      <td>
        {times[resource]?.reconciledAt ? (
          <RelativeTime at={times[resource].reconciledAt} />
        ) : (
          say('overview:freshness.notYetProved')
        )}
      </td>
      {index === 0 && (
        <>
          <td className={styles['spanning']} rowSpan={resources.length}>
            {lastComplete ? (
              <ScreenLink to={addresses.scan(lastComplete.scanId)}>
                <RelativeTime at={lastComplete.finishedAt} />
              </ScreenLink>
            ) : (
              say('overview:freshness.noneYet')
            )}
          </td>
          <td className={`${ranking['number']} ${styles['spanning']}`} rowSpan={resources.length}>
            {quarantined}
          </td>
        </>
      )}
    </tr>
  ));
}

function CoveredUntil({
  times,
  resource,
}: {
  readonly times: Times;
  readonly resource: Resource;
}): ReactNode {
  const now = useNow();
  const at = times[resource]?.coveredUntil;
  if (at === undefined) return say('overview:freshness.notYetRead');
  // A console's clock may be ahead of this machine's, that of the demo tenant by days: nothing is known of the future.
  const isAhead = Date.parse(at) > now;
  const time = isAhead ? (
    <time dateTime={at} title={exactTime(at)}>
      {say('times:justNow')}
    </time>
  ) : (
    <RelativeTime at={at} />
  );
  const tooOld = times.data.gaps.find((gap) => gap.reason === 'too-old' && gap.resources.includes(resource));
  if (!tooOld) return time;
  return (
    <span title={tooOld.text}>
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
    </span>
  );
}
