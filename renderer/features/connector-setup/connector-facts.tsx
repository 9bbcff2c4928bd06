import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { addresses } from '../../app/addresses.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { useNow } from '../../components/now.ts';
import { counted } from '../../components/number-words.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { type StateKind, StateMark } from '../../components/state-mark.tsx';
import { exactTime } from '../../components/time-words.ts';
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
      <Fact name="Credentials">
        {lastVerifiedAt === null ? (
          <StateMark kind={demo ? 'idle' : 'warning'} label="Not verified" />
        ) : (
          <StateMark
            kind="good"
            label={
              <>
                Verified <RelativeTime at={lastVerifiedAt} />
              </>
            }
          />
        )}
      </Fact>
      <Fact name="Token">
        {demo ? (
          <StateMark kind="idle" label="Made up for the demo" />
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
            Enter token
          </Button>
        )}
      </Fact>
      <Fact name="Ingest rules">
        {rules === 0 ? (
          <ScreenLink to={addresses.importRule({ connectorId: id })}>
            None yet: import via connector
          </ScreenLink>
        ) : (
          <ScreenLink to={addresses.importRule()}>{counted(rules, 'rule')}</ScreenLink>
        )}
      </Fact>
      <Fact name="Last scan">
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

const scanWords: Readonly<Record<ScanState, { readonly kind: StateKind; readonly words: string }>> = {
  running: { kind: 'idle', words: 'Interrupted' },
  complete: { kind: 'good', words: 'Complete' },
  partial: { kind: 'warning', words: 'Partial' },
  'needs-review': { kind: 'warning', words: 'Needs review' },
  failed: { kind: 'bad', words: 'Failed' },
  cancelled: { kind: 'idle', words: 'Cancelled' },
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
    return <StateMark kind="running" label={rows === 0 ? 'Running' : `Running: ${counted(rows, 'row')}`} />;
  }
  if (failure) return <StateMark kind="warning" label={failure.message} />;
  if (!data) return <span className={styles['dim']}>…</span>;
  const [last] = data.scans;
  return last ? <ScanLink scan={last} /> : <span className={styles['dim']}>Never scanned</span>;
}

function ScanLink({
  scan: { id, state, finishedAt, startedAt },
}: {
  readonly scan: ReviewedScanReport;
}): ReactNode {
  const { kind, words } = scanWords[state];
  return (
    <StateMark
      kind={kind}
      label={
        <>
          <ScreenLink to={addresses.scan(id)}>{words}</ScreenLink>{' '}
          <RelativeTime at={finishedAt ?? startedAt} />
        </>
      }
    />
  );
}
