import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { assetState } from '../../../preload/contract/asset-state.ts';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { notSeenDays } from '../../../preload/contract/not-seen.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { NumberText } from '../../components/number-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severitiesWorstFirst, severityLabels } from '../../components/severity-order.ts';
import { addresses } from '../../navigation/addresses.ts';
import { CountLink } from './count-link.tsx';
import styles from './figures.module.css';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';

/** A part of the bar has room for its letter from this share on. */
const shareWithLetter = 0.04;

/** The open findings by severity, with their shares in one bar, those known to be exploited, and the CVEs. */
export function FindingFigures({
  overview: { openFindings, uniqueOpenFindings, knownExploited },
}: {
  readonly overview: Overview;
}): ReactNode {
  const total = severitiesWorstFirst.reduce((sum, severity) => sum + openFindings[severity], 0);
  return (
    <OverviewBlock
      aside={
        <span>
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:openFindingsNumber', { count: total, number: numberWords(total) })}
                  to={listsBehind.openFindings()}
                  value={total}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:inAll"
          />
        </span>
      }
      title={say('overview:openFindings')}
    >
      <ul className={styles['figures']}>
        {severitiesWorstFirst.map((severity) => (
          <li key={severity}>
            <Link className={styles['figure']} to={listsBehind.openFindingsOf(severity)}>
              <span className={styles['name']}>
                <SeverityBadge severity={severity} />
              </span>{' '}
              <span className={styles['value']}>
                <NumberText value={openFindings[severity]} />
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            className={styles['figure']}
            to={knownExploited === null ? addresses.settings('data') : listsBehind.knownExploited()}
          >
            <span className={styles['name']}>{say('overview:knownExploited')}</span>{' '}
            {knownExploited === null ? (
              <span className={styles['missing']}>{say('overview:noCatalogue')}</span>
            ) : (
              <span className={styles['value']}>
                <NumberText value={knownExploited} />
              </span>
            )}
          </Link>
        </li>
        <li>
          <Link className={styles['figure']} to={listsBehind.uniqueOpenFindings()}>
            <span className={styles['name']}>{say('overview:unique')}</span>{' '}
            <span className={styles['value']}>
              <NumberText value={uniqueOpenFindings} />
            </span>
          </Link>
        </li>
      </ul>
      <div
        aria-label={listWords(
          severitiesWorstFirst.map((severity) =>
            say('overview:severityNumber', {
              severity: severityLabels[severity],
              number: numberWords(openFindings[severity]),
            }),
          ),
        )}
        className={styles['bar']}
        role="img"
      >
        {severitiesWorstFirst
          .filter((severity) => openFindings[severity] > 0)
          .map((severity) => (
            <span
              className={styles['part']}
              data-severity={severity}
              key={severity}
              style={{ flexGrow: openFindings[severity] }}
            >
              {openFindings[severity] >= total * shareWithLetter && severityLabels[severity][0]}
            </span>
          ))}
      </div>
    </OverviewBlock>
  );
}

/** The assets by state. */
export function AssetFigures({ overview: { assets, notSeen } }: { readonly overview: Overview }): ReactNode {
  const total = assets.active + assets.inactive + assets.decommissioned;
  return (
    <OverviewBlock
      aside={
        <span>
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:assetsNumber', { count: total, number: numberWords(total) })}
                  to={listsBehind.assets()}
                  value={total}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:inAll"
          />
        </span>
      }
      title={say('overview:assets')}
    >
      <ul className={styles['figures']}>
        {assetState.options.map((state) => (
          <li key={state}>
            <Link className={styles['figure']} to={listsBehind.assetsIn(state)}>
              <span className={styles['name']}>{say(`fieldValues:state.${state}`)}</span>{' '}
              <span className={styles['value']}>
                <NumberText value={assets[state]} />
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link className={styles['figure']} to={listsBehind.notSeen()}>
            <span className={styles['name']}>{say('overview:notSeen', { count: notSeenDays })}</span>{' '}
            <span className={styles['value']}>
              <NumberText value={notSeen} />
            </span>
          </Link>
        </li>
      </ul>
    </OverviewBlock>
  );
}
