import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { ProjectNameDialog } from '../../components/project-name-dialog.tsx';
import { Setting, SettingGroup } from './setting.tsx';
import { useDeletion } from './use-deletion.tsx';

type Project = ApplicationStatus['projects'][number];

/** Every project there is: shows, names, makes and deletes them. */
export function ProjectList(): ReactNode {
  const { project, projects } = useStatus();
  const [creating, setCreating] = useState(false);
  return (
    <SettingGroup text={say('projects:text')} title={say('projects:title')}>
      {projects.map((each) => (
        <ProjectEntry
          isOnly={projects.length === 1}
          isShown={each.id === project.id}
          key={each.id}
          project={each}
        />
      ))}
      <Setting label={say('projects:new')} text={say('projects:newMeans')}>
        <Button onClick={() => setCreating(true)}>{say('projects:newAsks')}</Button>
      </Setting>
      <ProjectNameDialog
        action={say('projects:create')}
        onClose={() => setCreating(false)}
        opened={creating}
        save={(client, name) => client.projects.create({ name })}
        text={say('projects:isShownAtOnce')}
        title={say('projects:new')}
      />
    </SettingGroup>
  );
}

function ProjectEntry({
  project: { id, name, running, attention },
  isShown,
  isOnly,
}: {
  readonly project: Project;
  readonly isShown: boolean;
  readonly isOnly: boolean;
}): ReactNode {
  const [renaming, setRenaming] = useState(false);
  const show = useAction((client, projectId: string) => client.projects.show({ projectId }));
  const deletion = useDeletion(id, name);
  const words = [
    isShown ? say('projects:onShow') : '',
    running ? say('projects:beingScanned') : '',
    attention > 0 ? say('projects:toLookAt', { count: attention, number: numberWords(attention) }) : '',
  ].filter((word) => word !== '');
  return (
    <>
      <Setting
        failure={show.failure ?? deletion.failure}
        label={name}
        text={words.length === 0 ? undefined : listWords(words)}
      >
        {!isShown && (
          <Button
            aria-label={say('projects:showNamed', { project: name })}
            disabled={show.running}
            onClick={() => void show.run(id)}
          >
            {say('projects:show')}
          </Button>
        )}
        <Button aria-label={say('projects:renameNamed', { project: name })} onClick={() => setRenaming(true)}>
          {say('projects:renameAsks')}
        </Button>
        {!isOnly && (
          <Button
            aria-label={say('projects:deleteNamed', { project: name })}
            color="var(--bad)"
            disabled={deletion.running}
            onClick={() => void deletion.run()}
            variant="outline"
          >
            {say('projects:deleteAsks')}
          </Button>
        )}
      </Setting>
      <ProjectNameDialog
        action={say('projects:rename')}
        name={name}
        onClose={() => setRenaming(false)}
        opened={renaming}
        save={(client, wanted) => client.projects.rename({ projectId: id, name: wanted })}
        title={say('projects:renameTitle')}
      />
    </>
  );
}
