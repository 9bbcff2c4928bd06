import { Button, Input, TextInput } from '@mantine/core';
import { type ClipboardEvent, type ReactNode, useRef, useState } from 'react';
import { maxFormTextLength } from '../../preload/contract/limits.ts';
import { say } from '../../preload/words/say.ts';
import { ErrorMeaning } from '../components/error-meaning.tsx';
import { StateMark } from '../components/state-mark.tsx';
import styles from './token-field.module.css';
import type { HeldToken } from './use-held-token.ts';

/**
 * Where the API token is entered. A pasted token goes straight to main without ever being in the field, a typed one
 * when the field is left; the field is then empty and shows only that it is held.
 */
export function TokenField({
  token,
  kept,
  needed,
  opened,
}: {
  readonly token: HeldToken;
  /** Where the connector's present token is, which stays unless another one is given; null when there is none. */
  readonly kept: string | null;
  /** Why a token must be given; null when none is missed. */
  readonly needed: string | null;
  /** Begins with the empty field for another token, and with the focus in it. */
  readonly opened: boolean;
}): ReactNode {
  const [replacing, setReplacing] = useState(opened);
  /** The field is about to go although the user did not leave it: what stands in its place takes the focus. */
  const wasInField = useRef(false);
  const { failure, giving, held } = token;
  const settled = giving || held || kept !== null;

  if (settled && !replacing && !failure && needed === null) {
    return (
      <div
        className={styles['token']}
        ref={(element) => {
          if (wasInField.current) element?.focus();
          wasInField.current = false;
        }}
        tabIndex={-1}
      >
        <Input.Label labelElement="div" size="xs">
          {say('connectorForm:token.label')}
        </Input.Label>
        <div className={styles['held']}>
          <span aria-live="polite">
            {giving && <StateMark kind="running" label={say('connectorForm:token.handingOver')} />}
            {held && <StateMark kind="idle" label={say('connectorForm:token.held')} />}
            {!giving && !held && <StateMark kind="idle" label={kept} />}
          </span>
          {!giving && (
            <span>
              {held && kept !== null && (
                <Button onClick={token.takeOut} variant="subtle">
                  {say('connectorForm:token.keepPresentOne')}
                </Button>
              )}
              <Button
                aria-label={say('connectorForm:token.replaceToken')}
                onClick={() => setReplacing(true)}
                variant="subtle"
              >
                {say('connectorForm:token.replace')}
              </Button>
            </span>
          )}
        </div>
        {token.notes.map((note) => (
          <div className={styles['note']} key={note}>
            {say('connectorForm:token.cleaned', { note })}
          </div>
        ))}
      </div>
    );
  }
  return (
    <div>
      <EmptyTokenField
        error={failure ? `${failure.message} ${failure.advice}` : needed}
        focused={replacing}
        onGiven={(text, isInField) => {
          wasInField.current = isInField;
          setReplacing(false);
          token.give(text);
        }}
        onLeft={() => setReplacing(false)}
        opened={opened}
        required={kept === null || needed !== null}
      />
      {failure && <ErrorMeaning code={failure.code} size="compact-xs" />}
      {failure && kept !== null && (
        <Button mt={4} onClick={token.takeOut} variant="subtle">
          {say('connectorForm:token.keepPresentToken')}
        </Button>
      )}
    </div>
  );
}

function EmptyTokenField({
  error,
  focused,
  opened,
  required,
  onGiven,
  onLeft,
}: {
  readonly error: string | null;
  readonly focused: boolean;
  readonly opened: boolean;
  readonly required: boolean;
  /** `isInField` says whether the user is still in the field. */
  readonly onGiven: (text: string, isInField: boolean) => void;
  /** Left without anything in it. */
  readonly onLeft: () => void;
}): ReactNode {
  const field = useRef<HTMLInputElement>(null);

  const leave = (isInField: boolean): void => {
    const text = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    if (text.trim() === '') onLeft();
    else onGiven(text, isInField);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData('text');
    // Pasted into what was typed already it is a part of a token, which is handed over when the field is left.
    if (event.currentTarget.value !== '' || text.trim() === '') return;
    event.preventDefault();
    onGiven(text, true);
  };

  return (
    <TextInput
      aria-required={required}
      autoComplete="off"
      autoFocus={focused}
      data-autofocus={opened || undefined}
      description={say('connectorForm:token.hint')}
      error={error}
      label={say('connectorForm:token.label')}
      maxLength={maxFormTextLength}
      onBlur={() => leave(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.currentTarget.value === '') return;
        event.preventDefault();
        leave(true);
      }}
      onPaste={paste}
      ref={field}
      spellCheck={false}
      type="password"
    />
  );
}
