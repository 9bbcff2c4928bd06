import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { useAction, useStatus } from '../../bridge/connection.tsx';
import { counted } from '../../components/number-words.ts';
import { Setting, SettingGroup } from '../settings/setting.tsx';
import { ProjectNameDialog } from './project-name-dialog.tsx';
import { useDeletion } from './use-deletion.tsx';

type Project = ApplicationStatus['projects'][number];

/** Every project there is: shows, names, makes and deletes them. */
export function ProjectList(): ReactNode {
  const { project, projects } = useStatus();
  const [creating, setCreating] = useState(false);
  return (
    <SettingGroup
      text="Each has a database, connectors and ingest rules of its own. Rules run in all of them, whichever is on show; the ingest mode holds for all."
      title="Projects"
    >
      {projects.map((each) => (
        <ProjectEntry
          isOnly={projects.length === 1}
          isShown={each.id === project.id}
          key={each.id}
          project={each}
        />
      ))}
      <Setting label="New project" text="For another customer, or another part of the company.">
        <Button onClick={() => setCreating(true)}>New project…</Button>
      </Setting>
      <ProjectNameDialog
        action="Create project"
        onClose={() => setCreating(false)}
        opened={creating}
        save={(client, name) => client.projects.create({ name })}
        text="It is empty, and is shown at once."
        title="New project"
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
    isShown ? 'On show' : '',
    running ? 'being scanned' : '',
    attention > 0 ? `${counted(attention, 'thing')} to look at` : '',
  ].filter((word) => word !== '');
  return (
    <>
      <Setting
        failure={show.failure ?? deletion.failure}
        label={name}
        text={words.length === 0 ? undefined : words.join(', ')}
      >
        {!isShown && (
          <Button aria-label={`Show ${name}`} disabled={show.running} onClick={() => void show.run(id)}>
            Show
          </Button>
        )}
        <Button aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
          Rename…
        </Button>
        {!isOnly && (
          <Button
            aria-label={`Delete ${name}`}
            color="var(--bad)"
            disabled={deletion.running}
            onClick={() => void deletion.run()}
            variant="outline"
          >
            Delete…
          </Button>
        )}
      </Setting>
      <ProjectNameDialog
        action="Rename"
        name={name}
        onClose={() => setRenaming(false)}
        opened={renaming}
        save={(client, wanted) => client.projects.rename({ projectId: id, name: wanted })}
        title="Rename the project"
      />
    </>
  );
}
