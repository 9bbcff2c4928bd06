import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { NumberText } from '../../components/number-text.tsx';
import { numberWords } from '../../components/number-words.ts';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { severitiesWorstFirst, severityLabels } from '../../components/severity-order.ts';
import { CountLink } from './count-link.tsx';
import styles from './figures.module.css';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';

/** A part of the bar has room for its letter from this share on. */
const shareWithLetter = 0.04;

const assetStates: readonly { readonly state: AssetState; readonly label: string }[] = [
  { state: 'active', label: 'Active' },
  { state: 'inactive', label: 'Inactive' },
  { state: 'decommissioned', label: 'Decommissioned' },
];

/** The open findings by severity, with their shares in one bar. */
export function FindingFigures({
  overview: { openFindings, uniqueOpenFindings },
}: {
  readonly overview: Overview;
}): ReactNode {
  const total = severitiesWorstFirst.reduce((sum, severity) => sum + openFindings[severity], 0);
  return (
    <OverviewBlock
      aside={
        <>
          <span>
            <CountLink of="open findings" to={listsBehind.openFindings()} value={total} /> in all
          </span>
          <span>
            <CountLink
              of="unique open findings"
              to={listsBehind.uniqueOpenFindings()}
              value={uniqueOpenFindings}
            />{' '}
            unique
          </span>
        </>
      }
      title="Open findings"
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
      </ul>
      <div
        aria-label={severitiesWorstFirst
          .map((severity) => `${severityLabels[severity]} ${numberWords(openFindings[severity])}`)
          .join(', ')}
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
export function AssetFigures({ overview: { assets } }: { readonly overview: Overview }): ReactNode {
  const total = assets.active + assets.inactive + assets.decommissioned;
  return (
    <OverviewBlock
      aside={
        <span>
          <CountLink of="assets" to={listsBehind.assets()} value={total} /> in all
        </span>
      }
      title="Assets"
    >
      <ul className={styles['figures']}>
        {assetStates.map(({ state, label }) => (
          <li key={state}>
            <Link className={styles['figure']} to={listsBehind.assetsIn(state)}>
              <span className={styles['name']}>{label}</span>{' '}
              <span className={styles['value']}>
                <NumberText value={assets[state]} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </OverviewBlock>
  );
}
