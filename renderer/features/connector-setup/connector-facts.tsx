import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { tokenSeverity } from '../../../preload/contract/token-state.ts';
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
  const { id, demo, lastVerifiedAt, tokenExpiresAt, token, tokenState, rules } = connector;
  const saysExpiry = tokenState === 'expiring' || tokenState === 'expired';
  const expiry = expiryWords(tokenExpiresAt, now);
  return (
    <dl className={styles['facts']}>
      <Fact name={say('connectors:facts.credentials')}>
        <TokenStateMark connector={connector} expiry={expiry} />
        {!demo && (
          <Button className={styles['enter']} onClick={onReplaceToken}>
            {tokenSeverity[tokenState] === 'bad'
              ? say('connectors:facts.enterToken')
              : say('connectors:replaceToken')}
          </Button>
        )}
      </Fact>
      <Fact name={say('connectors:facts.token')}>
        {demo ? say('connectors:facts.demoToken') : placeWords(connector)}
        {!demo &&
          !saysExpiry &&
          token !== 'missing' &&
          (lastVerifiedAt !== null || tokenExpiresAt !== null) && (
            <span title={tokenExpiresAt === null ? undefined : exactTime(tokenExpiresAt)}>{expiry}</span>
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

/** The one place on the card that says, in its colour, whether the token is good. */
function TokenStateMark({
  connector: { demo, tokenState, lastVerifiedAt, tokenRefusedAt },
  expiry,
}: {
  readonly connector: ConnectorView;
  readonly expiry: string;
}): ReactNode {
  if (demo && lastVerifiedAt === null) {
    return <StateMark kind="idle" label={say('connectors:facts.notVerified')} />;
  }
  return (
    <StateMark
      kind={tokenSeverity[tokenState]}
      label={tokenStateWords({ tokenState, lastVerifiedAt, tokenRefusedAt }, expiry)}
    />
  );
}

function tokenStateWords(
  {
    tokenState,
    lastVerifiedAt,
    tokenRefusedAt,
  }: Pick<ConnectorView, 'tokenState' | 'lastVerifiedAt' | 'tokenRefusedAt'>,
  expiry: string,
): ReactNode {
  switch (tokenState) {
    case 'missing':
      return say('connectors:facts.missing');
    case 'locked':
      return say('connectors:facts.locked');
    case 'expired':
    case 'expiring':
      return expiry;
    case 'unverified':
      return say('connectors:facts.notVerified');
    case 'refused':
    case 'verified':
      return (
        <Trans
          components={{
            time: <RelativeTime at={tokenState === 'refused' ? tokenRefusedAt : lastVerifiedAt} />,
          }}
          i18n={words}
          i18nKey={`connectors:facts.${tokenState}`}
        />
      );
  }
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
