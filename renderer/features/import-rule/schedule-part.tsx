import { Chip, Group, NumberInput, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { maxCronLength } from '../../../preload/contract/limits.ts';
import { type Schedule, weekday, weekdays } from '../../../preload/contract/schedule.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { type ScheduleDraft, scheduleOf } from './schedule-draft.ts';
import styles from './schedule-part.module.css';

const kinds: readonly Schedule['kind'][] = ['manual', 'every', 'daily', 'weekly', 'cron'];

/** How long nothing must be typed before the coming runs are worked out, in milliseconds. */
const pause = 250;

/** Part 3 of the form: when it runs, and what that means. */
export function SchedulePart({
  draft,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly onChange: (draft: ScheduleDraft) => void;
}): ReactNode {
  return (
    <Stack gap="sm">
      <Radio.Group
        aria-label={say('importRule:schedule.label')}
        onChange={(value) => {
          const chosen = kinds.find((kind) => kind === value);
          if (chosen) onChange({ ...draft, kind: chosen });
        }}
        value={draft.kind}
      >
        <div className={styles['kinds']}>
          {kinds.map((kind) => (
            <Radio key={kind} label={say(`importRule:schedule.kind.${kind}`)} value={kind} />
          ))}
        </div>
      </Radio.Group>
      <ScheduleFields draft={draft} onChange={onChange} />
      <ComingRuns draft={draft} />
    </Stack>
  );
}

function ScheduleFields({
  draft,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly onChange: (draft: ScheduleDraft) => void;
}): ReactNode {
  switch (draft.kind) {
    case 'manual':
      return null;
    case 'every':
      return (
        <Group align="flex-end" gap="xs">
          <NumberInput
            allowDecimal={false}
            allowNegative={false}
            label={say('importRule:schedule.every')}
            onChange={(count) =>
              onChange({
                ...draft,
                every: { ...draft.every, count: typeof count === 'number' ? count : null },
              })
            }
            value={draft.every.count ?? ''}
            w={90}
          />
          <SegmentedControl
            aria-label={say('importRule:schedule.unit')}
            data={[
              { value: 'minutes', label: say('importRule:schedule.units.minutes') },
              { value: 'hours', label: say('importRule:schedule.units.hours') },
            ]}
            onChange={(unit) =>
              onChange({ ...draft, every: { ...draft.every, unit: unit === 'hours' ? 'hours' : 'minutes' } })
            }
            value={draft.every.unit}
          />
        </Group>
      );
    case 'daily':
      return <TimeField draft={draft} onChange={onChange} />;
    case 'weekly':
      return (
        <>
          <Chip.Group
            multiple
            onChange={(days) => onChange({ ...draft, days: weekdays.filter((day) => days.includes(day)) })}
            value={[...draft.days]}
          >
            <fieldset className={styles['days']}>
              <legend className={styles['legend']}>{say('importRule:schedule.on')}</legend>
              {weekday.options.map((day) => (
                <Chip key={day} radius="sm" size="xs" value={day}>
                  {say(`importRule:schedule.day.${day}`)}
                </Chip>
              ))}
            </fieldset>
          </Chip.Group>
          <TimeField draft={draft} onChange={onChange} />
        </>
      );
    case 'cron':
      return (
        <TextInput
          description={say('importRule:schedule.cronHint')}
          label={say('importRule:schedule.cron')}
          maxLength={maxCronLength}
          onChange={(event) => onChange({ ...draft, expression: event.currentTarget.value })}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
          value={draft.expression}
        />
      );
  }
}

function TimeField({
  draft,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly onChange: (draft: ScheduleDraft) => void;
}): ReactNode {
  return (
    <TextInput
      label={say('importRule:schedule.at')}
      onChange={(event) => onChange({ ...draft, time: event.currentTarget.value })}
      type="time"
      value={draft.time}
      w={130}
    />
  );
}

/** The schedule in words with its next five runs, or what is wrong with it. */
function ComingRuns({ draft }: { readonly draft: ScheduleDraft }): ReactNode {
  const { schedulePaused } = useStatus();
  const [settled] = useDebouncedValue(draft, pause);
  const entered = scheduleOf(settled);
  const { data, failure, again } = useReading(
    ['schedule-preview', entered.ok ? entered.value : null],
    (client, signal) =>
      client.rules.preview({ schedule: entered.ok ? entered.value : { kind: 'manual' } }, { signal }),
    { enabled: entered.ok, keepPrevious: true },
  );
  const problem = entered.ok ? (data?.problem ?? null) : entered.error;
  if (failure) return <FailureNotice failure={failure} onRetry={again} />;
  return (
    <div aria-live="polite" className={styles['runs']}>
      {problem !== null && <p className={styles['problem']}>{problem}</p>}
      {problem !== null && entered.ok && <ErrorMeaning code="schedule-invalid" size="compact-xs" />}
      {problem === null && data && (
        <>
          <p className={styles['words']}>
            {say('importRule:schedule.runs', { schedule: data.words })}
            {schedulePaused && ` ${say('importRule:schedule.pausedNow')}`}
          </p>
          {data.runs.length > 0 && (
            <>
              <p className={styles['term']}>{say('importRule:schedule.nextRuns')}</p>
              <ol aria-label={say('importRule:schedule.nextRuns')} className={styles['list']}>
                {data.runs.map(({ at, words }) => (
                  <li key={at}>{words}</li>
                ))}
              </ol>
              <p className={styles['term']}>{say('importRule:schedule.caughtUp')}</p>
            </>
          )}
        </>
      )}
    </div>
  );
}
