import { Button, Group, TextInput } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { say } from '../../preload/words/say.ts';
import { useShownProject } from '../bridge/connection.tsx';
import { Dialog } from './dialog.tsx';

/** What is asked before something large or irreversible. */
export interface Question {
  readonly title: string;
  /** What exactly will change, in numbers. */
  readonly text: ReactNode;
  /** The verb on the button that does it. */
  readonly action: string;
  readonly danger?: boolean | undefined;
  /** A word that must be typed before the button can be pressed. */
  readonly typed?: string | undefined;
}

interface Asked {
  readonly question: Question;
  readonly answer: (yes: boolean) => void;
}

const ConfirmContext = createContext<((question: Question) => Promise<boolean>) | null>(null);

/** Gives `useConfirm` to everything within it. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState(false);
  const confirm = useCallback((question: Question) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    setAsked((before) => {
      before?.answer(false);
      return { question, answer: resolve };
    });
    setShown(true);
    return promise;
  }, []);
  const close = (yes: boolean): void => {
    asked?.answer(yes);
    setShown(false);
  };
  const shownProject = useShownProject();
  const askedIn = useRef(shownProject);
  useEffect(() => {
    if (askedIn.current === shownProject) return;
    askedIn.current = shownProject;
    // A question about one project must not be answered for another.
    setAsked((open) => {
      open?.answer(false);
      return open;
    });
    setShown(false);
  }, [shownProject]);
  return (
    <ConfirmContext value={confirm}>
      {children}
      <Dialog
        onClose={() => close(false)}
        onExitTransitionEnd={() => setAsked(null)}
        opened={shown}
        size={460}
        title={asked?.question.title}
      >
        {asked && <Answers asked={asked} close={close} key={asked.question.title} />}
      </Dialog>
    </ConfirmContext>
  );
}

function Answers({
  asked: { question },
  close,
}: {
  readonly asked: Asked;
  readonly close: (yes: boolean) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const ready = question.typed === undefined || typed.trim() === question.typed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) close(true);
      }}
    >
      <div>{question.text}</div>
      {question.typed !== undefined && (
        <TextInput
          autoComplete="off"
          data-autofocus
          label={say('components:typeToGoOn', { word: question.typed })}
          mt="md"
          onChange={(event) => setTyped(event.currentTarget.value)}
          value={typed}
        />
      )}
      <Group gap="xs" justify="flex-end" mt="lg">
        <Button data-autofocus={question.danger && question.typed === undefined} onClick={() => close(false)}>
          {say('components:cancel')}
        </Button>
        <Button
          data-autofocus={!question.danger}
          disabled={!ready}
          type="submit"
          variant="filled"
          {...(question.danger && { color: 'var(--bad)' })}
        >
          {question.action}
        </Button>
      </Group>
    </form>
  );
}

/** Asks before something large or irreversible; resolves with whether it shall be done. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const confirm = useContext(ConfirmContext);
  if (!confirm) throw new Error('Used outside of ConfirmProvider');
  return confirm;
}
