import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IssueDetails, ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { counted } from '../../components/number-words.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { reviewIssueCodes } from './issue-meanings.ts';
import styles from './scan-review.module.css';
import { ScanSection } from './scan-section.tsx';

type Decision = 'accepted' | 'rejected';

/** A mass change: what the scan would resolve, and the decision about it, to be made or made. */
export function ScanReview({
  report,
  issues,
  onDecided,
}: {
  readonly report: ReviewedScanReport;
  readonly issues: readonly IssueDetails[];
  readonly onDecided: () => void;
}): ReactNode {
  if (report.review === null) return null;
  const reasons = issues.filter(({ code }) => reviewIssueCodes.includes(code));
  return (
    <ScanSection title="Review">
      {report.review === 'pending' ? (
        <Pending onDecided={onDecided} reasons={reasons} report={report} />
      ) : (
        <Decided reasons={reasons} report={report} />
      )}
    </ScanSection>
  );
}

function Pending({
  report: { id, connector },
  reasons,
  onDecided,
}: {
  readonly report: ReviewedScanReport;
  readonly reasons: readonly IssueDetails[];
  readonly onDecided: () => void;
}): ReactNode {
  const confirm = useConfirm();
  const review = useAction((client, decision: Decision, options) =>
    client.scans.review({ scanId: id, decision }, options),
  );
  const decide = async (decision: Decision): Promise<void> => {
    const sure = await confirm({
      title: decision === 'accepted' ? `Accept scan ${id}?` : `Reject scan ${id}?`,
      text: (
        <>
          {reasons.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
          <p>{decision === 'accepted' ? acceptance : rejection}</p>
        </>
      ),
      action: decision === 'accepted' ? 'Accept the scan' : 'Reject the scan',
      danger: decision === 'accepted',
    });
    if (!sure) return;
    if ((await review.run(decision)) !== undefined) onDecided();
  };
  return (
    <div className={styles['pending']}>
      <StateMark
        kind="warning"
        label={<strong>This scan of {connector} needs a decision before it changes anything.</strong>}
      />
      <ul className={styles['reasons']}>
        {reasons.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <dl className={styles['choices']}>
        <dt>Accept</dt>
        <dd>{acceptance}</dd>
        <dt>Reject</dt>
        <dd>{rejection}</dd>
      </dl>
      <Group gap="xs">
        <Button disabled={review.running} onClick={() => void decide('accepted')}>
          Accept…
        </Button>
        <Button disabled={review.running} onClick={() => void decide('rejected')}>
          Reject…
        </Button>
      </Group>
      {review.failure && <FailureNotice failure={review.failure} />}
    </div>
  );
}

const acceptance =
  'What the scan no longer found is resolved now: findings become scan mitigated, assets inactive. A later scan that finds them again reopens them.';
const rejection =
  'Findings and assets stay as they are. What the scan read stays too. The next full scan judges anew.';

function Decided({
  report: { review, reviewedAt, findings, assets },
  reasons,
}: {
  readonly report: ReviewedScanReport;
  readonly reasons: readonly IssueDetails[];
}): ReactNode {
  if (review === 'superseded') {
    return (
      <StateMark
        kind="idle"
        label="A newer scan of the same scope followed before anybody decided; this one resolved nothing."
      />
    );
  }
  const accepted = review === 'accepted';
  return (
    <>
      <StateMark
        kind={accepted ? 'good' : 'idle'}
        label={
          <>
            {accepted ? 'Accepted' : 'Rejected'} <RelativeTime at={reviewedAt} />
            {accepted
              ? `: ${counted(findings.mitigated, 'finding')} mitigated, ${counted(assets.deactivated, 'asset')} deactivated.`
              : '. Nothing was resolved.'}
          </>
        }
      />
      <ul className={styles['reasons']}>
        {reasons.map(({ message }) => (
          <li key={message}>What was asked: “{message}”</li>
        ))}
      </ul>
    </>
  );
}
