import { notifications } from '@mantine/notifications';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import { useConfirm } from '../../components/confirm.tsx';
import { dataCounts } from '../../components/data-counts.ts';

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
    const goesWithIt = {
      connectors: say('counts:connectors', { count: connectors, number: numberWords(connectors) }),
      rules: say('counts:rules', { count: rules, number: numberWords(rules) }),
      backups: say('counts:scheduledBackups', { count: backups, number: numberWords(backups) }),
    };
    const sure = await confirm({
      title: say('projects:deletion.title', { project: name }),
      text: (
        <>
          <p>
            {data === null
              ? say('projects:deletion.effectsUnread', goesWithIt)
              : say('projects:deletion.effects', { ...dataCounts(data), ...goesWithIt })}
          </p>
          <p>{say('projects:deletion.forEver')}</p>
        </>
      ),
      action: say('projects:deletion.action'),
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
          ? say('projects:deletion.done', { project: name })
          : say('projects:deletion.tokensLeft', { project: name, problem: left }),
    });
  };
  return { run, running: effects.running || removal.running, failure: effects.failure ?? removal.failure };
}
