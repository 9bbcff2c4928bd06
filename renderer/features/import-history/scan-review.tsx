import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { IssueDetails, ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { reviewIssueCodes } from './issue-meanings.ts';
import { ReviewLosses } from './review-losses.tsx';
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
    <ScanSection title={say('scan:review.title')}>
      {report.review === 'pending' ? (
        <Pending onDecided={onDecided} reasons={reasons} report={report} />
      ) : (
        <Decided reasons={reasons} report={report} />
      )}
    </ScanSection>
  );
}

function Pending({
  report,
  reasons,
  onDecided,
}: {
  readonly report: ReviewedScanReport;
  readonly reasons: readonly IssueDetails[];
  readonly onDecided: () => void;
}): ReactNode {
  const { id, connector } = report;
  const confirm = useConfirm();
  const review = useAction((client, decision: Decision, options) =>
    client.scans.review({ scanId: id, decision }, options),
  );
  const decide = async (decision: Decision): Promise<void> => {
    const sure = await confirm({
      title: say(decision === 'accepted' ? 'scan:review.acceptScan' : 'scan:review.rejectScan', {
        scanId: id,
      }),
      text: (
        <>
          {reasons.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
          <p>{decision === 'accepted' ? say('scan:review.acceptMeans') : say('scan:review.rejectMeans')}</p>
        </>
      ),
      action: decision === 'accepted' ? say('scan:review.acceptTheScan') : say('scan:review.rejectTheScan'),
      danger: decision === 'accepted',
    });
    if (!sure) return;
    if ((await review.run(decision)) !== undefined) onDecided();
  };
  return (
    <div className={styles['pending']}>
      <StateMark
        kind="warning"
        label={
          <strong>
            <Trans components={{ connector: <>{connector}</> }} i18n={words} i18nKey="scan:review.pending" />
          </strong>
        }
      />
      <ul className={styles['reasons']}>
        {reasons.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <ReviewLosses report={report} />
      <dl className={styles['choices']}>
        <dt>{say('scan:review.accept')}</dt>
        <dd>{say('scan:review.acceptMeans')}</dd>
        <dt>{say('scan:review.reject')}</dt>
        <dd>{say('scan:review.rejectMeans')}</dd>
      </dl>
      <Group gap="xs">
        <Button disabled={review.running} onClick={() => void decide('accepted')}>
          {say('scan:review.acceptAsks')}
        </Button>
        <Button disabled={review.running} onClick={() => void decide('rejected')}>
          {say('scan:review.rejectAsks')}
        </Button>
      </Group>
      {review.failure && <FailureNotice failure={review.failure} />}
    </div>
  );
}

function Decided({
  report: { review, reviewedAt, findings, assets },
  reasons,
}: {
  readonly report: ReviewedScanReport;
  readonly reasons: readonly IssueDetails[];
}): ReactNode {
  if (review === 'superseded') {
    return <StateMark kind="idle" label={say('scan:review.superseded')} />;
  }
  const accepted = review === 'accepted';
  return (
    <>
      <StateMark
        kind={accepted ? 'good' : 'idle'}
        label={
          accepted ? (
            <Trans
              components={{ time: <RelativeTime at={reviewedAt} /> }}
              i18n={words}
              i18nKey="scan:review.accepted"
              values={{
                findings: say('counts:findings', {
                  count: findings.mitigated,
                  number: numberWords(findings.mitigated),
                }),
                assets: say('counts:assets', {
                  count: assets.deactivated,
                  number: numberWords(assets.deactivated),
                }),
              }}
            />
          ) : (
            <Trans
              components={{ time: <RelativeTime at={reviewedAt} /> }}
              i18n={words}
              i18nKey="scan:review.rejected"
            />
          )
        }
      />
      <ul className={styles['reasons']}>
        {reasons.map(({ message }) => (
          <li key={message}>{say('scan:review.asked', { message })}</li>
        ))}
      </ul>
    </>
  );
}
