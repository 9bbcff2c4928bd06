import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './first-scan-offer.module.css';

/** Offers the first scan of a rule that was just saved. Closed while `rule` is null. */
export function FirstScanOffer({
  rule,
  onLater,
}: {
  readonly rule: RuleView | null;
  readonly onLater: () => void;
}): ReactNode {
  return (
    <Dialog onClose={onLater} opened={rule !== null} size={460} title={say('importRule:firstScan.title')}>
      {rule && <Offer onLater={onLater} rule={rule} />}
    </Dialog>
  );
}

function Offer({ rule, onLater }: { readonly rule: RuleView; readonly onLater: () => void }): ReactNode {
  const navigate = useNavigate();
  const { mode } = useStatus();
  const start = useAction((client, { id, connectorId }: RuleView, options) =>
    client.scans.start({ connectorId, ruleId: id, full: false }, options),
  );
  const begin = async (): Promise<void> => {
    const begun = await start.run(rule);
    if (begun) void navigate(addresses.overview());
  };
  const [next] = rule.comingRuns;
  return (
    <div className={styles['offer']}>
      <p className={styles['text']}>
        {say('importRule:firstScan.saved', {
          scope: rule.scopeWords,
          connector: rule.connectorName,
          schedule: rule.scheduleWords,
        })}{' '}
        {next
          ? say('importRule:firstScan.nextRun', { time: next.words })
          : say('importRule:firstScan.byHand')}
      </p>
      <p className={styles['text']}>
        {say('importRule:firstScan.whatItDoes', { mode: ingestModeNames[mode] })}
      </p>
      {start.failure && <FailureNotice failure={start.failure} />}
      <div className={styles['buttons']}>
        <Button onClick={onLater}>{say('importRule:firstScan.later')}</Button>
        <Button data-autofocus loading={start.running} onClick={() => void begin()} variant="filled">
          {say('importRule:firstScan.start')}
        </Button>
      </div>
    </div>
  );
}
