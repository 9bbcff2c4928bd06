import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { ConnectorView } from '../../preload/contract/connector-view.ts';
import {
  maxAddressLength,
  maxConnectorNameLength,
  maxFormTextLength,
} from '../../preload/contract/limits.ts';
import { say } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import { ErrorMeaning } from '../components/error-meaning.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import styles from './connector-form.module.css';
import { KeychainNotice } from './keychain-notice.tsx';
import { TokenField } from './token-field.tsx';
import {
  type ConnectorForm,
  type OpenDraft,
  type SavedDraft,
  useConnectorForm,
} from './use-connector-form.ts';
import { VerificationLines, VerificationVerdict } from './verification-panel.tsx';
import { isFirstPress, VerifyButton } from './verify-button.tsx';

const exampleAddress = 'https://usea1-acme.sentinelone.net';

/** The fields of *Setup SentinelOne Connector*, Verify Credentials and Save. */
export function ConnectorFields({
  draft,
  names,
  replaceToken,
  onDirty,
  onSaved,
  onCancel,
}: {
  readonly draft: OpenDraft;
  /** The names of the other connectors. */
  readonly names: readonly string[];
  /** Begins with the field for another token. */
  readonly replaceToken: boolean;
  /** Called with whether there is something that would be lost. */
  readonly onDirty: (dirty: boolean) => void;
  readonly onSaved: (saved: SavedDraft) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const form = useConnectorForm(draft, names, onSaved);
  const { token, verification } = form;
  const { connector } = draft;
  useEffect(() => onDirty(form.dirty), [form.dirty, onDirty]);

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (verification.running || form.saving) return;
        if (isSaveNext(form)) void form.save('verified');
        else void form.verify();
      }}
    >
      <div className={styles['pair']}>
        <div>
          <TextInput
            autoFocus={connector !== null && !replaceToken}
            data-autofocus={(connector !== null && !replaceToken) || undefined}
            error={form.nameFailure && `${form.nameFailure.message} ${form.nameFailure.advice}`}
            label={say('connectorForm:name')}
            maxLength={maxConnectorNameLength}
            onChange={(event) => form.setName(event.currentTarget.value)}
            placeholder={say('connectorForm:optional')}
            value={form.name}
          />
          {form.nameFailure && <ErrorMeaning code={form.nameFailure.code} size="compact-xs" />}
        </div>
        <TextInput
          label={say('connectorForm:description')}
          maxLength={maxAddressLength}
          onChange={(event) => form.setDescription(event.currentTarget.value)}
          placeholder={say('connectorForm:optional')}
          value={form.description}
        />
      </div>
      <AddressField form={form} focused={connector === null} />
      <TokenField
        kept={connector && keptWords(connector.token)}
        needed={form.tokenNeeded}
        opened={replaceToken}
        token={token}
      />
      <KeychainNotice />
      {!form.outdated && <VerificationLines run={verification} />}
      {form.failure && <FailureNotice failure={form.failure} />}
      <Buttons form={form} isNew={connector === null} onCancel={onCancel} />
    </form>
  );
}

function AddressField({
  form: { address, addressMissing, leaveAddress },
  focused,
}: {
  readonly form: ConnectorForm;
  readonly focused: boolean;
}): ReactNode {
  const { failure } = address;
  return (
    <div>
      <TextInput
        aria-required
        autoComplete="off"
        // The dialog looks for what to focus when it opens, which may be before the draft is there.
        autoFocus={focused}
        data-autofocus={focused || undefined}
        description={say('connectorForm:addressHint')}
        error={
          addressMissing
            ? say('connectorForm:addressMissing')
            : failure && `${failure.message} ${failure.advice}`
        }
        inputMode="url"
        label={say('connectorForm:address')}
        maxLength={maxFormTextLength}
        onBlur={leaveAddress}
        onChange={(event) => address.change(event.currentTarget.value)}
        placeholder={exampleAddress}
        spellCheck={false}
        value={address.text}
      />
      {failure && !addressMissing && <ErrorMeaning code={failure.code} size="compact-xs" />}
      <div aria-live="polite">
        {address.notes.map((note) => (
          <div className={styles['note']} key={note}>
            {note}
          </div>
        ))}
      </div>
    </div>
  );
}

function Buttons({
  form,
  isNew,
  onCancel,
}: {
  readonly form: ConnectorForm;
  readonly isNew: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const { online } = useStatus();
  const { verified, asksUnverified, saving, verification } = form;
  const saveIsPrimary = isSaveNext(form);
  return (
    <div className={styles['end']}>
      {verification.outcome && !form.outdated && <VerificationVerdict outcome={verification.outcome} />}
      {form.outdated && (
        <p className={styles['hint']} role="status">
          {say('connectorForm:outdated')}
        </p>
      )}
      {asksUnverified && (
        <div className={styles['ask']} role="alert">
          <span>{say('connectorForm:asksUnverified')}</span>
          <Button
            color="var(--bad)"
            loading={saving}
            onClick={(event) => {
              if (isFirstPress(event)) void form.save('unverified');
            }}
            variant="outline"
          >
            {say('connectorForm:saveUnverified')}
          </Button>
        </div>
      )}
      {!online && <span className={styles['hint']}>{say('connectorForm:offline')}</span>}
      <div className={styles['buttons']}>
        <Button onClick={onCancel}>{say('connectorForm:cancel')}</Button>
        <span className={styles['space']} />
        <VerifyButton
          label={verified ? say('connectorForm:verifyAgain') : say('connectorForm:verify')}
          onCancel={verification.cancel}
          onVerify={() => void form.verify()}
          primary={!saveIsPrimary}
          running={verification.running}
        />
        <Button
          disabled={verification.running}
          loading={saving && !asksUnverified}
          onClick={(event) => {
            if (!saveIsPrimary && isFirstPress(event)) void form.save('verified');
          }}
          type={saveIsPrimary ? 'submit' : 'button'}
          variant={saveIsPrimary ? 'filled' : 'default'}
        >
          {isNew ? say('connectorForm:save') : say('connectorForm:saveChanges')}
        </Button>
      </div>
    </div>
  );
}

/** Whether there is nothing left to verify, so that Enter and the primary button save. */
function isSaveNext({ verified, needsVerification }: ConnectorForm): boolean {
  return verified || !needsVerification;
}

/** Null where there is none to keep. */
function keptWords(token: ConnectorView['token']): string | null {
  switch (token) {
    case 'keychain':
      return say('connectorForm:token.staysInKeychain');
    case 'session':
      return say('connectorForm:token.staysForSession');
    case 'unknown':
      return say('connectorForm:token.stays');
    case 'missing':
      return null;
  }
}
