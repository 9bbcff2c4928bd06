import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { QuarantinedDetails } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { maxOfRecord, shownText } from '../../components/shown-text.ts';
import { prettyJson } from './pretty-json.ts';
import styles from './scan-quarantine.module.css';
import { ScanSection } from './scan-section.tsx';

/** Records that could not be read, each with the reason and what the console sent. */
export function ScanQuarantine({
  records,
  total,
}: {
  readonly records: readonly QuarantinedDetails[];
  readonly total: number;
}): ReactNode {
  if (total === 0) return null;
  const note =
    records.length < total
      ? say('scanRecords:recordsShown', {
          count: total,
          shown: numberWords(records.length),
          records: numberWords(total),
        })
      : say('scanRecords:records', { count: total, records: numberWords(total) });
  return (
    <ScanSection note={note} title={say('scanRecords:quarantined')}>
      <ul className={styles['records']}>
        {records.map((record, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the records of a scan are only ever added to
          <QuarantinedRecord key={place} place={place + 1} record={record} />
        ))}
      </ul>
    </ScanSection>
  );
}

function QuarantinedRecord({
  record: { resource, reason, raw },
  place,
}: {
  readonly record: QuarantinedDetails;
  readonly place: number;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState('pretty');
  const pretty = useMemo(() => (open ? prettyJson(raw) : null), [open, raw]);
  const name = say('scanRecords:record', { number: place });
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={styles['record']}>
      <UnstyledButton aria-expanded={open} className={styles['summary']} onClick={() => setOpen(!open)}>
        <Chevron aria-hidden size={14} />
        <span className={styles['resource']}>{say(`scan:resource.${resource}`)}</span>
        <span className={styles['reason']}>{reason}</span>
      </UnstyledButton>
      {open && (
        <div className={styles['raw']}>
          <div className={styles['tools']}>
            {pretty !== null && (
              <SegmentedControl
                aria-label={say('scanRecords:showAs', { number: place })}
                data={[
                  { value: 'pretty', label: say('scanRecords:indented') },
                  { value: 'raw', label: say('scanRecords:asSent') },
                ]}
                onChange={setForm}
                value={form}
              />
            )}
            <CopyButton label={say('scanRecords:copyRaw')} text={raw}>
              {say('scanRecords:copyRaw')}
            </CopyButton>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <section aria-label={name} className={styles['scroll']} tabIndex={0}>
            <pre className={styles['text']}>
              {shownText(pretty !== null && form === 'pretty' ? pretty : raw, maxOfRecord)}
            </pre>
          </section>
        </div>
      )}
    </li>
  );
}
