import { ActionIcon } from '@mantine/core';
import { CircleQuestionMark } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { say } from '../../preload/words/say.ts';
import { useShortcuts } from '../commands/screen-shortcuts.ts';
import { addresses } from '../navigation/addresses.ts';
import styles from './help-button.module.css';
import { PopoverDialog } from './popover-dialog.tsx';
import { ScreenHelp } from './screen-help.ts';
import { ScreenLink } from './screen-link.tsx';

/** The help of the screen one is on, by a button in its title and by F1. */
export function HelpButton(): ReactNode {
  const [opened, setOpened] = useState(false);
  const topic = useContext(ScreenHelp);
  useShortcuts(
    topic
      ? [
          {
            keys: 'F1',
            label: say('help:forScreen'),
            group: say('shortcuts:group.everywhere'),
            run: () => setOpened(!opened),
          },
        ]
      : [],
  );
  if (!topic) return null;
  return (
    <PopoverDialog
      className={styles['help']}
      label={say('help:forScreen')}
      onChange={setOpened}
      opened={opened}
      target={
        <ActionIcon
          aria-label={say('help:forScreen')}
          className={styles['button']}
          onClick={() => setOpened(!opened)}
          size={22}
          title={say('help:forScreenByKey')}
        >
          <CircleQuestionMark size={15} />
        </ActionIcon>
      }
      width={380}
    >
      <p className={styles['about']} data-autofocus tabIndex={-1}>
        {topic.about}
      </p>
      <dl className={styles['parts']}>
        {topic.parts.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['links']}>
        <ScreenLink to={addresses.help('service-user')}>{say('help:section.service-user')}</ScreenLink>
        <ScreenLink to={addresses.errorCodes()}>{say('help:section.errors')}</ScreenLink>
        <ScreenLink to={addresses.help('diagnostics')}>{say('help:section.diagnostics')}</ScreenLink>
      </div>
    </PopoverDialog>
  );
}
