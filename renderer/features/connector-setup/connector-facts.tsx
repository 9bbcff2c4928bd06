import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { useNow } from '../../components/now.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { type StateKind, StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './connector-facts.module.css';
import { expiryWords, placeWords } from './token-words.ts';

/** How a connector stands: verified when, where its token is and how long it lives, its rules, its last scan. */
export function ConnectorFacts({
  connector,
  onReplaceToken,
}: {
  readonly connector: ConnectorView;
  readonly onReplaceToken: () => void;
}): ReactNode {
  const now = useNow();
  const { id, demo, lastVerifiedAt, tokenExpiresAt, token, rules } = connector;
  const place = placeWords(connector);
  const expiry = expiryWords(tokenExpiresAt, now);
  const needsToken = !demo && (token === 'missing' || expiry.kind === 'bad');
  return (
    <dl className={styles['facts']}>
      <Fact name={say('connectors:facts.credentials')}>
        {lastVerifiedAt === null ? (
          <StateMark kind={demo ? 'idle' : 'warning'} label={say('connectors:facts.notVerified')} />
        ) : (
          <StateMark
            kind="good"
            label={
              <Trans
                components={{ time: <RelativeTime at={lastVerifiedAt} /> }}
                i18n={words}
                i18nKey="connectors:facts.verified"
              />
            }
          />
        )}
      </Fact>
      <Fact name={say('connectors:facts.token')}>
        {demo ? (
          <StateMark kind="idle" label={say('connectors:facts.demoToken')} />
        ) : (
          <StateMark kind={place.kind} label={place.words} />
        )}
        {!demo && token !== 'missing' && (lastVerifiedAt !== null || tokenExpiresAt !== null) && (
          <span title={tokenExpiresAt === null ? undefined : exactTime(tokenExpiresAt)}>
            <StateMark kind={expiry.kind} label={expiry.words} />
          </span>
        )}
        {needsToken && (
          <Button className={styles['enter']} onClick={onReplaceToken}>
            {say('connectors:facts.enterToken')}
          </Button>
        )}
      </Fact>
      <Fact name={say('connectors:facts.rules')}>
        {rules === 0 ? (
          <ScreenLink to={addresses.importRule({ connectorId: id })}>
            {say('connectors:facts.noRules')}
          </ScreenLink>
        ) : (
          <ScreenLink to={addresses.importRule()}>
            {say('connectors:facts.rulesNumber', { count: rules, rules: numberWords(rules) })}
          </ScreenLink>
        )}
      </Fact>
      <Fact name={say('connectors:facts.lastScan')}>
        <LastScan connectorId={id} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['fact']}>
      <dt className={styles['term']}>{name}</dt>
      <dd className={styles['what']}>{children}</dd>
    </div>
  );
}

const scanKinds: Readonly<Record<ScanState, StateKind>> = {
  running: 'idle',
  complete: 'good',
  partial: 'warning',
  'needs-review': 'warning',
  failed: 'bad',
  cancelled: 'idle',
};

function LastScan({ connectorId }: { readonly connectorId: string }): ReactNode {
  const { running } = useStatus();
  const { data, failure } = useReading(
    ['last-scan', connectorId],
    (client, signal) => client.scans.list({ connectorId, states: [], offset: 0, limit: 1 }, { signal }),
    { follows: ['scans'] },
  );
  const progress = running.find((scan) => scan.connectorId === connectorId);
  if (progress) {
    const rows = progress.progress?.rows ?? 0;
    return (
      <StateMark
        kind="running"
        label={
          rows === 0
            ? say('connectors:facts.running')
            : say('connectors:facts.runningRows', { count: rows, rows: numberWords(rows) })
        }
      />
    );
  }
  if (failure) return <StateMark kind="warning" label={failure.message} />;
  if (!data) return <span className={styles['dim']}>…</span>;
  const [last] = data.scans;
  return last ? (
    <ScanLink scan={last} />
  ) : (
    <span className={styles['dim']}>{say('connectors:facts.neverScanned')}</span>
  );
}

function ScanLink({
  scan: { id, state, finishedAt, startedAt },
}: {
  readonly scan: ReviewedScanReport;
}): ReactNode {
  return (
    <StateMark
      kind={scanKinds[state]}
      label={
        <>
          <ScreenLink to={addresses.scan(id)}>{say(`connectors:scanState.${state}`)}</ScreenLink>{' '}
          <RelativeTime at={finishedAt ?? startedAt} />
        </>
      }
    />
  );
}
