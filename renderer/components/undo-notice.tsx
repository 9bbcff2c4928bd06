import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { say } from '../../preload/words/say.ts';
import { useAction } from '../bridge/connection.tsx';
import { usePaletteActions } from '../commands/palette-actions.ts';
import { FailureNotice } from './failure-notice.tsx';

/** How long an undo is offered, ms; not counted while the notice is pointed at. */
const offeredMs = 10_000;

/** Says that something was done, and offers to undo it for some seconds, in the notice and in the command palette. */
export function offerUndo(message: string, undoId: string): void {
  notifications.show({
    id: undoId,
    autoClose: offeredMs,
    message: <UndoNotice message={message} undoId={undoId} />,
  });
}

function UndoNotice({ message, undoId }: { readonly message: string; readonly undoId: string }): ReactNode {
  const undo = useAction((client, id: string) => client.application.undo({ undoId: id }));
  const run = async (): Promise<void> => {
    // A reply of null stands for done.
    if ((await undo.run(undoId)) === null) notifications.hide(undoId);
  };
  usePaletteActions([
    {
      id: `undo-${undoId}`,
      label: say('components:undo'),
      hint: message,
      group: say('palette:group.commands'),
      run: () => void run(),
    },
  ]);
  return (
    <>
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button flex="none" loading={undo.running} onClick={() => void run()}>
          {say('components:undo')}
        </Button>
      </Group>
      {undo.failure && <FailureNotice failure={undo.failure} />}
    </>
  );
}
