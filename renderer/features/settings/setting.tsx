import { Switch } from '@mantine/core';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { say } from '../../../preload/words/say.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ManagedMark } from './managed-mark.tsx';
import type { Saving } from './saving.ts';
import styles from './setting.module.css';

/** A heading with the settings under it. */
export function SettingGroup({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles['group']}>
      <h2 className={styles['title']} id={headingId}>
        {title}
      </h2>
      {text !== undefined && <p className={styles['lead']}>{text}</p>}
      {children}
    </section>
  );
}

/** One setting: what it is called, whether it was saved just now, what it does, and its control. */
export function Setting({
  label,
  text,
  saved = false,
  managed = false,
  failure = null,
  outcome,
  children,
}: {
  readonly label: ReactNode;
  readonly text?: ReactNode;
  readonly saved?: boolean | undefined;
  /** The policy of the machine has it. */
  readonly managed?: boolean | undefined;
  readonly failure?: CallFailure | null | undefined;
  /** The progress of what the control started, or its result; announced as it changes. */
  readonly outcome?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles['setting']}>
      <div className={styles['line']}>
        <div className={styles['words']}>
          <div className={styles['label']}>
            {label} {managed && <ManagedMark />}
            <SavedMark saved={saved} />
          </div>
          {text !== undefined && <div className={styles['text']}>{text}</div>}
        </div>
        {children !== undefined && <div className={styles['control']}>{children}</div>}
      </div>
      {outcome !== undefined && (
        <div aria-live="polite" className={styles['outcome']}>
          {outcome}
        </div>
      )}
      {failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} />
        </div>
      )}
    </div>
  );
}

/** Says quietly that something was saved; its place is kept. */
export function SavedMark({ saved }: { readonly saved: boolean }): ReactNode {
  return (
    <span aria-live="polite" className={styles['saved']}>
      {saved && (
        <>
          <Check aria-hidden size={13} /> {say('settings:saved')}
        </>
      )}
    </span>
  );
}

/** A setting that is on or off. A change that fails goes back. */
export function SwitchSetting({
  label,
  text,
  value,
  saving,
  disabled = false,
  managed = false,
}: {
  readonly label: string;
  readonly text?: ReactNode;
  readonly value: boolean;
  readonly saving: Saving<boolean>;
  readonly disabled?: boolean | undefined;
  /** The policy of the machine has it: it is shown and not changed. */
  readonly managed?: boolean | undefined;
}): ReactNode {
  const textId = useId();
  return (
    <Setting
      failure={saving.failure}
      label={label}
      managed={managed}
      saved={saving.saved}
      text={text !== undefined && <span id={textId}>{text}</span>}
    >
      <Switch
        aria-describedby={text === undefined ? undefined : textId}
        aria-label={label}
        checked={saving.wanted ?? value}
        disabled={disabled || managed}
        onChange={(event) => void saving.save(event.currentTarget.checked)}
      />
    </Setting>
  );
}
