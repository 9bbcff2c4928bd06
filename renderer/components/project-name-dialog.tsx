import { Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Client } from '../../preload/contract/calls/contract.ts';
import { maxProjectNameLength } from '../../preload/contract/limits.ts';
import { say } from '../../preload/words/say.ts';
import { useAction } from '../bridge/connection.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorMeaning } from './error-meaning.tsx';
import { FailureNotice } from './failure-notice.tsx';

/** Asks for the name of a project, new or not, and saves it. What is wrong with it is said beside it. */
export function ProjectNameDialog({
  title,
  text,
  action,
  name = '',
  opened,
  save,
  onClose,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  /** The verb on the button. */
  readonly action: string;
  /** The name it has now. */
  readonly name?: string;
  readonly opened: boolean;
  readonly save: (client: Client, name: string) => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog onClose={onClose} opened={opened} size={420} title={title}>
      <NameForm action={action} name={name} onClose={onClose} save={save} text={text} />
    </Dialog>
  );
}

function NameForm({
  text,
  action,
  name,
  save,
  onClose,
}: {
  readonly text: ReactNode;
  readonly action: string;
  readonly name: string;
  readonly save: (client: Client, name: string) => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const [typed, setTyped] = useState(name);
  const saving = useAction(async (client, wanted: string) => {
    await save(client, wanted);
    return true;
  });
  const { failure } = saving;
  const isAboutName = failure?.code.startsWith('project-name-') ?? false;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run(typed).then((saved) => saved && onClose());
      }}
    >
      {text !== undefined && <p>{text}</p>}
      <TextInput
        autoComplete="off"
        data-autofocus
        error={isAboutName && failure && `${failure.message} ${failure.advice}`.trim()}
        label={say('projects:name')}
        maxLength={maxProjectNameLength}
        onChange={(event) => setTyped(event.currentTarget.value)}
        value={typed}
      />
      {failure && isAboutName && <ErrorMeaning code={failure.code} size="compact-xs" />}
      {failure && !isAboutName && <FailureNotice failure={failure} />}
      <Group gap="xs" justify="flex-end" mt="lg">
        <Button onClick={onClose}>{say('projects:cancel')}</Button>
        <Button disabled={typed.trim() === ''} loading={saving.running} type="submit" variant="filled">
          {action}
        </Button>
      </Group>
    </form>
  );
}
