import { notifications } from '@mantine/notifications';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { counted } from '../../components/number-words.ts';

const word = 'delete';

/** Deleting a project, after saying in numbers what goes with it and having the word typed. */
export function useDeletion(
  id: string,
  name: string,
): { readonly run: () => Promise<void>; readonly running: boolean; readonly failure: CallFailure | null } {
  const confirm = useConfirm();
  const effects = useAction((client, projectId: string) => client.projects.deletionEffects({ projectId }));
  const removal = useAction((client, projectId: string) =>
    client.projects.delete({ projectId, confirm: word }),
  );
  const run = async (): Promise<void> => {
    removal.clear();
    const known = await effects.run(id);
    if (!known) return;
    const { data, connectors, rules, backups } = known;
    const held =
      data === null
        ? 'Its data, which cannot be read,'
        : `${counted(data.assets, 'asset')}, ${counted(data.findings, 'finding')} and ${counted(data.scans, 'scan')}`;
    const sure = await confirm({
      title: `Delete the project ${name}?`,
      text: (
        <>
          <p>
            {held} are deleted, with every status and severity that a person set. So are{' '}
            {counted(connectors, 'connector')} with {counted(rules, 'ingest rule')} and the tokens, and{' '}
            {counted(backups, 'scheduled backup')}.
          </p>
          <p>This cannot be undone. Backups that you wrote elsewhere stay.</p>
        </>
      ),
      action: 'Delete project',
      danger: true,
      typed: word,
    });
    if (!sure) return;
    const deleted = await removal.run(id);
    if (!deleted) return;
    const left = deleted.keychainProblem;
    notifications.show({
      message:
        left === null
          ? `The project ${name} was deleted.`
          : `The project ${name} was deleted. ${left} If the keychain keeps tokens of its connectors, those are still there.`,
    });
  };
  return { run, running: effects.running || removal.running, failure: effects.failure ?? removal.failure };
}
