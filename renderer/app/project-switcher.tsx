import { Menu, UnstyledButton } from '@mantine/core';
import { Check, ChevronsUpDown, FolderOpen, Plus, Settings2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApplicationStatus } from '../../preload/contract/topics/status.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { usePaletteActions } from '../commands/palette-actions.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { ProjectNameDialog } from '../components/project-name-dialog.tsx';
import { addresses } from '../navigation/addresses.ts';
import styles from './project-switcher.module.css';

type Project = ApplicationStatus['projects'][number];

/** Says which project is on show, and shows another. The demo tenant's says so itself. */
export function ProjectSwitcher({ iconOnly }: { readonly iconOnly: boolean }): ReactNode {
  const { demo } = useStatus();
  return demo === null ? <Switcher iconOnly={iconOnly} /> : null;
}

function Switcher({ iconOnly }: { readonly iconOnly: boolean }): ReactNode {
  const { project, projects } = useStatus();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const show = useAction((client, projectId: string) => client.projects.show({ projectId }));
  const others = projects.filter(({ id }) => id !== project.id);
  const manage = (): void => void navigate(addresses.settings('data'));
  usePaletteActions([
    ...others.map(({ id, name }) => ({
      id: `project-${id}`,
      label: say('projects:showByPalette', { project: name }),
      group: say('palette:group.commands'),
      keywords: say('projects:keywords.show'),
      run: () => void show.run(id),
    })),
    {
      id: 'project-new',
      label: say('projects:newAsks'),
      group: say('palette:group.commands'),
      keywords: say('projects:keywords.new'),
      run: () => setCreating(true),
    },
  ]);
  const waiting = others.some(({ attention }) => attention > 0);
  return (
    <div className={styles['switcher']}>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <UnstyledButton
            aria-label={say(waiting ? 'projects:currentAndOthers' : 'projects:current', {
              project: project.name,
            })}
            className={styles['button']}
          >
            <FolderOpen aria-hidden className={styles['icon']} size={16} strokeWidth={1.75} />
            {!iconOnly && <span className={styles['name']}>{project.name}</span>}
            {waiting && <span aria-hidden className={styles['dot']} />}
            {!iconOnly && <ChevronsUpDown aria-hidden className={styles['icon']} size={14} />}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{say('projects:title')}</Menu.Label>
          {projects.map((each) => (
            <Menu.Item
              aria-current={each.id === project.id ? 'true' : undefined}
              key={each.id}
              leftSection={
                each.id === project.id ? <Check aria-hidden size={14} /> : <span className={styles['gap']} />
              }
              onClick={() => void show.run(each.id)}
            >
              <span className={styles['entry']}>
                <span className={styles['name']}>{each.name}</span>
                <span className={styles['state']}>{stateWords(each)}</span>
              </span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Plus aria-hidden size={14} />} onClick={() => setCreating(true)}>
            {say('projects:newAsks')}
          </Menu.Item>
          <Menu.Item leftSection={<Settings2 aria-hidden size={14} />} onClick={manage}>
            {say('projects:manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {show.failure && <FailureNotice failure={show.failure} />}
      <ProjectNameDialog
        action={say('projects:create')}
        onClose={() => setCreating(false)}
        opened={creating}
        save={(client, name) => client.projects.create({ name })}
        text={say('projects:getsItsOwn')}
        title={say('projects:new')}
      />
    </div>
  );
}

/** What there is to know of a project that is not looked at. */
function stateWords({ running, attention }: Project): string {
  if (attention > 0) return say('projects:toLookAt', { count: attention, number: numberWords(attention) });
  return running ? say('projects:scanning') : '';
}
